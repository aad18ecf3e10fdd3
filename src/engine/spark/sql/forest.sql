-- Keeps, in large families, the pairs that alone join what nothing stronger joins, as base/spanning-forest.ts does on
-- one machine. Parts are thinned first, each to its own forest, which keeps all that the whole one has; then the whole.
CREATE TABLE {{forest}} USING parquet LOCATION '{{work}}/{{forest}}' AS
SELECT pair.* FROM (
  SELECT from_json(out, 'isReportOnly BOOLEAN, a BIGINT, b BIGINT, score DOUBLE', map('mode', 'FAILFAST')) AS pair
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs forest variorum-options.json' AS (out STRING)
    FROM (
      SELECT isReportOnly, a, b, score, to_json(struct(isReportOnly, a, b, score)) AS row
      FROM {{pairs}}
      DISTRIBUTE BY {{parts}} SORT BY isReportOnly, score DESC, a, b
    )
  )
);
