-- Sketches the lines of the input. Spark cuts large files into blocks and reads the blocks of many files side
-- by side; the worker counts the lines of each block, and closes each with a row that says how many it had.
CREATE TABLE signed USING parquet LOCATION '{{work}}/signed' AS
SELECT signed.*
FROM (
  SELECT from_json(out, 'file STRING, block BIGINT, line BIGINT, offset BIGINT, length BIGINT,
    record STRING, id STRING, sha256 STRING, tokens BIGINT, whole BIGINT, addresses ARRAY<BIGINT>, keys ARRAY<BIGINT>, readAs STRING,
    failure STRING, lines BIGINT, bytes BIGINT, address STRING', map('mode', 'FAILFAST')) AS signed
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs sign variorum-options.json' AS (out STRING)
    FROM (
      SELECT to_json(struct(
        _metadata.file_path AS file, _metadata.file_block_start AS block, {{record}} AS record)) AS row
      FROM input
    )
  )
);
