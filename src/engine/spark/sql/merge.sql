-- Merges clusters into editions: all records of a cluster come to one worker, one after the other, the first with the
-- cluster. Texts that may be longer than a string of JSON can be come in pieces.
CREATE TABLE merged USING parquet LOCATION '{{work}}/merged' AS
SELECT merged.* FROM (
  SELECT from_json(out, 'first BIGINT, id STRING, representative STRING, members INT,
    ordered ARRAY<STRING>, row ARRAY<STRING>, provenance ARRAY<STRING>, report ARRAY<STRING>, failure STRING', map('mode', 'FAILFAST')) AS merged
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs merge variorum-options.json' AS (out STRING)
    FROM (
      SELECT first, r.n, to_json(struct(first, cluster, r.*, h.sha256 AS fileHash)) AS row
      FROM members m JOIN records r ON m.n = r.n
      LEFT JOIN (SELECT members[0] AS name, cluster FROM clustered) c ON r.id = c.name
      LEFT JOIN file_hashes h ON r.file = h.file
      DISTRIBUTE BY first SORT BY first, n
    )
  )
);

-- Documents in no cluster → their rows of the corpus.
CREATE TABLE published USING parquet LOCATION '{{work}}/published' AS
SELECT published.* FROM (
  SELECT from_json(out, 'n BIGINT, row ARRAY<STRING>, failure STRING', map('mode', 'FAILFAST')) AS published
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs publish variorum-options.json' AS (out STRING)
    FROM (SELECT to_json(struct(r.*)) AS row FROM records r LEFT ANTI JOIN members m ON r.n = m.n)
  )
);
