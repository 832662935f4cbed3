-- All collections as acts of certifying, in order of arrival.
SELECT person, captured_at, station, operator_name, county, photo_id
  FROM collections
 WHERE :known_at IS NULL OR received_at <= :known_at
 ORDER BY id
