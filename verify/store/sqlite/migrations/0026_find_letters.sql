-- `letter list`: the few events among all that ask for a letter, or tell of one (verify/cases/letters.hpp).
CREATE INDEX letters_of_cases ON case_events (case_id, id)
  WHERE what IN ('letter_to_write', 'request_to_write', 'letter_written');
