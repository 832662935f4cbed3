INSERT INTO benefit_events (batch_id, run, citizen_id, line, name, scheme, kind, happened_on, station, operator_name,
                            account, county)
VALUES (:batch, :run, :citizen, :line, :name, :scheme, :kind, :happened_on, :station, :operator_name, :account,
        :county)
