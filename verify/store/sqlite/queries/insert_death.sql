INSERT INTO deaths (batch_id, run, line, citizen_id, id_as_delivered, name, sex, birth_date, death_date, reported_by,
                    county, recorded_on, town, village, withdrawn_on)
VALUES (:batch, :run, :line, :citizen, :id_as_delivered, :name, :sex, :birth_date, :death_date, :reported_by,
        :county, :recorded_on, :town, :village, :withdrawn_on)
