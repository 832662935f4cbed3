-- Makes a batch visible.
UPDATE batches
   SET state = 'committed', encoding = :encoding, columns = :columns, rows_in = :rows_in,
       rows_accepted = :rows_accepted, rows_rejected = :rows_rejected, rows_damaged = :rows_damaged, runs = :runs
 WHERE id = :batch AND state = 'importing'
