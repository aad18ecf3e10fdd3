-- Learns what the site of each file says on every page, from the same documents that a run on one machine reads
-- (read/learn-furniture.ts): those with the {{documentsSampled}} least hashes, the first of each hash. Ranked in parts
-- first, so that no task sorts a whole file.
CREATE TABLE furniture USING parquet LOCATION '{{work}}/furniture' AS
WITH texts AS (
  SELECT file, sha256, right(sha256, 2) AS part, min(n) AS n FROM documents GROUP BY file, sha256
),
few AS (
  SELECT file, sha256, n
  FROM (SELECT *, row_number() OVER (PARTITION BY file, part ORDER BY sha256) AS place FROM texts)
  WHERE place <= {{documentsSampled}}
),
sampled AS (
  SELECT n
  FROM (SELECT *, row_number() OVER (PARTITION BY file ORDER BY sha256) AS place FROM few)
  WHERE place <= {{documentsSampled}}
)
SELECT learnt.* FROM (
  SELECT from_json(out, 'file STRING, furniture ARRAY<STRING>', map('mode', 'FAILFAST')) AS learnt
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs learn variorum-options.json' AS (out STRING)
    FROM (
      SELECT file, sha256, to_json(struct(file, record)) AS row
      FROM documents JOIN sampled USING (n)
      DISTRIBUTE BY file SORT BY file, sha256
    )
  )
);
