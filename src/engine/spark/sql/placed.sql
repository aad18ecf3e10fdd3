-- Places the lines of the input in their file, and gives each document the name that it has before names are told apart.
CREATE TEMPORARY VIEW placed AS
SELECT
  file, linesBefore + line AS line, bytesBefore + offset AS offset, length, record,
  coalesce(nullif(id, ''), concat(file, '#', linesBefore + line)) AS name,
  sha256, tokens, whole, addresses, keys, readAs, failure
FROM signed s JOIN blocks b USING (file, block)
WHERE s.lines IS NULL;
