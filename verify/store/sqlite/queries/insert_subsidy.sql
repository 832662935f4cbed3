INSERT INTO subsidies (batch_id, run, citizen_id, line, name, year, amount, paid_on, county, scheme, basis,
                       province_share, city_share, county_share)
VALUES (:batch, :run, :citizen, :line, :name, :year, :amount, :paid_on, :county, :scheme, :basis,
        :province_share, :city_share, :county_share)
