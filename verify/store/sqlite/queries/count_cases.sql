SELECT state, count(*) FROM cases GROUP BY state
