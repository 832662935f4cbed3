INSERT INTO household_members (batch_id, run, citizen_id, line, name, household, relation, valid_from, valid_to,
                               county)
VALUES (:batch, :run, :citizen, :line, :name, :household, :relation, :valid_from, :valid_to, :county)
