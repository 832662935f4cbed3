-- What a decision or a repair has promised to pay falls with it: nobody is told of money by an outcome that gives none.
CREATE TRIGGER a_reopened_case_promises_no_longer AFTER INSERT ON case_events WHEN NEW.what = 'reopened'
BEGIN
  DELETE FROM back_pay WHERE case_id = NEW.case_id;
END;
