INSERT INTO contributions (batch_id, run, citizen_id, line, name, scheme, payer, kind, year, month, amount,
                           tier_asked_for, paid_on, employer, county)
VALUES (:batch, :run, :citizen, :line, :name, :scheme, :payer, :kind, :year, :month, :amount, :tier_asked_for,
        :paid_on, :employer, :county)
