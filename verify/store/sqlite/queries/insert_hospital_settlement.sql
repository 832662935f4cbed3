INSERT INTO hospital_settlements (batch_id, run, citizen_id, line, name, hospital, admitted_on, settled_on, deposit,
                                  returned, county)
VALUES (:batch, :run, :citizen, :line, :name, :hospital, :admitted_on, :settled_on, :deposit, :returned, :county)
