INSERT INTO household_decisions (batch_id, run, citizen_id, line, name, household, registry, outcome, decided_on,
                                 members, income, basic_pension, income_line, county)
VALUES (:batch, :run, :citizen, :line, :name, :household, :registry, :outcome, :decided_on, :members, :income,
        :basic_pension, :income_line, :county)
