INSERT INTO account_holders (batch_id, run, citizen_id, line, name, account, opened_on)
VALUES (:batch, :run, :citizen, :line, :name, :account, :opened_on)
