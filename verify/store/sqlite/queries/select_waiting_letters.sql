-- A letter waits from the event that asks for it until it is written, a written notice until it is served. What a later
-- event asks for again waits from there; what it makes pointless waits no longer (verify/cases/letters.hpp).
SELECT asked.case_id, asked.what, asked.text, asked.at, asked.actor
  FROM case_events AS asked INDEXED BY letters_of_cases
 WHERE asked.what IN ('letter_to_write', 'request_to_write', 'letter_written')
   AND (asked.what <> 'letter_written' OR asked.text LIKE 'notice:%')
   AND asked.case_id BETWEEN :first_case AND :last_case
   AND NOT EXISTS (
     SELECT 1 FROM case_events AS later
      WHERE later.case_id = asked.case_id AND later.id > asked.id
        AND CASE asked.what
              WHEN 'letter_to_write' THEN
                (later.what = 'letter_written' AND substr(later.text, 1, length(asked.text) + 1) = asked.text || ':')
                OR (later.what = 'letter_to_write' AND later.text = asked.text)
                OR (later.what = 'decided' AND asked.text = 'retraction')
                OR (later.what = 'restored' AND asked.text <> 'retraction')
                OR (later.what = 'reopened'
                    AND (asked.text IN ('repair', 'entitlement')
                         -- What became of a suspension is told though the case is looked at anew.
                         OR (asked.text = 'decision' AND NOT EXISTS (
                               SELECT 1 FROM case_events AS news
                                WHERE news.case_id = asked.case_id AND news.at = asked.at
                                  AND news.what IN ('suspended', 'lifted', 'clock_stopped')))))
              WHEN 'request_to_write' THEN
                (later.what = 'request_written' AND substr(later.text, 1, length(asked.text) + 1) = asked.text || ':')
                OR (later.what = 'request_to_write' AND later.text = asked.text)
                OR later.what IN ('restored', 'reopened')
              ELSE
                later.what IN ('notice_served', 'decided', 'closed')
                OR (later.what = 'letter_written' AND later.text LIKE 'notice:%')
            END)
 ORDER BY asked.id
 LIMIT :limit
