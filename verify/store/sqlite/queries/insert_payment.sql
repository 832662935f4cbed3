INSERT INTO payments (batch_id, run, citizen_id, month, line, fifteen_digits, name, scheme, amount, paid_on, account,
                      county)
VALUES (:batch, :run, :citizen, :month, :line, :fifteen_digits, :name, :scheme, :amount, :paid_on, :account,
        :county)
