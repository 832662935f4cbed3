INSERT INTO enrolments (batch_id, run, citizen_id, line, fifteen_digits, name, sex, birth_date, scheme, county, town, village,
                        account, enrolled_on, benefit_from, benefit_to, account_balance, formalities_on)
VALUES (:batch, :run, :citizen, :line, :fifteen_digits, :name, :sex, :birth_date, :scheme, :county, :town, :village,
        :account, :enrolled_on, :benefit_from, :benefit_to, :account_balance, :formalities_on)
