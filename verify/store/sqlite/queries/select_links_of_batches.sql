-- Which links a batch of records (or of the roll) has with a batch of the roll.
SELECT subject, record_line FROM record_links WHERE record_batch_id = :records AND roll_batch_id = :roll
