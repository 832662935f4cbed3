-- Where in a workbook a batch was read.
UPDATE batches
   SET sheet = :sheet, hidden_rows = :hidden_rows, sheets_not_read = :sheets_not_read
 WHERE id = :batch
