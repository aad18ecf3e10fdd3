-- Large families: pairs that are nobody's nearest stay where they alone join what nothing stronger joins. Parts
-- are thinned first, each to its own forest, which keeps all that the whole one has; then the whole.
CREATE TABLE {{forest}} USING parquet LOCATION '{{work}}/{{forest}}' AS
SELECT pair.* FROM (
  SELECT from_json(out, 'isRemark BOOLEAN, a BIGINT, b BIGINT, score DOUBLE', map('mode', 'FAILFAST')) AS pair
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs forest variorum-options.json' AS (out STRING)
    FROM (
      SELECT isRemark, a, b, score, to_json(struct(isRemark, a, b, score)) AS row
      FROM {{pairs}}
      DISTRIBUTE BY {{parts}} SORT BY isRemark, score DESC, a, b
    )
  )
);
