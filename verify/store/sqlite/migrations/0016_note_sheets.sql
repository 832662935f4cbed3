-- Where in a workbook a delivery was read: the sheet, how many of its rows were hidden, the visible sheets beside it.
ALTER TABLE batches ADD COLUMN sheet TEXT;  -- NULL: the file was no workbook
ALTER TABLE batches ADD COLUMN hidden_rows INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batches ADD COLUMN sheets_not_read TEXT NOT NULL DEFAULT '[]';  -- JSON array of names
