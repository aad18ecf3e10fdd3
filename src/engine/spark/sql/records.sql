-- Joins each record with what its site says on every page, as every later stage reads it.
CREATE TEMPORARY VIEW records AS
SELECT n, id, file, line, record, furniture FROM documents LEFT JOIN furniture USING (file);
