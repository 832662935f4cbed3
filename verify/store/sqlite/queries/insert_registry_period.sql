INSERT INTO registry_periods (batch_id, run, citizen_id, line, fifteen_digits, name, registry, valid_from, valid_to,
                              county, town, village, exit_procedure)
VALUES (:batch, :run, :citizen, :line, :fifteen_digits, :name, :registry, :valid_from, :valid_to,
        :county, :town, :village, :exit_procedure)
