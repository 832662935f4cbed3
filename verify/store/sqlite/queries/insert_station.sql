INSERT INTO stations (batch_id, line, code, name, operator_name, valid_from, valid_to, county, town, village)
VALUES (:batch, :line, :code, :name, :operator_name, :valid_from, :valid_to, :county, :town, :village)
