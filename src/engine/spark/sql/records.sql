-- Records as every later stage takes them.
CREATE TEMPORARY VIEW records AS
SELECT n, id, file, line, record, furniture FROM documents LEFT JOIN furniture USING (file);
