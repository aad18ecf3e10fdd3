-- What the sites of the documents say on every page, learnt of the same records of each file that a run on one
-- machine looks at: those that begin next after {{recordsSampled}} places, evenly apart. The lines chosen here are
-- those, and the first of each block.
CREATE TABLE furniture USING parquet LOCATION '{{work}}/furniture' AS
SELECT learnt.* FROM (
  SELECT from_json(out, 'file STRING, furniture ARRAY<STRING>', map('mode', 'FAILFAST')) AS learnt
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs learn variorum-options.json' AS (out STRING)
    FROM (
      SELECT file, offset, to_json(struct(file, size, offset, length, record)) AS row
      FROM placed
      WHERE before IS NULL
        OR ceil((offset + 1) * {{recordsSampled}} / size) > ceil((offset - before) * {{recordsSampled}} / size)
      DISTRIBUTE BY file SORT BY file, offset
    )
  )
);
