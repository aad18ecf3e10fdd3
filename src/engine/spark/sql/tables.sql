-- Writes everything found into tables at the address asked for, one line of JSON a row, each the line that a run on one
-- machine writes: documents, relations and clusters as in the files of these names, merged with the deduplicated corpus,
-- editions with all that an edition's folder holds, provenance with all readings, failures with what could not be read.
-- An edition may be as large as a row can be: one row at a time is read, not a batch.
SET spark.sql.parquet.enableVectorizedReader=false;

CREATE TABLE out_documents USING text LOCATION '{{out}}/documents' AS
SELECT TRANSFORM(row) USING 'node variorum-worker.cjs tabulate variorum-options.json' AS (value STRING)
FROM (
  SELECT to_json(struct(struct(
    d.id, sha256, tokens, readAs, p.blocks, p.bodyTokens, c.id AS cluster, c.representative, c.members,
    nearest.pair AS nearest) AS document)) AS row
  FROM documents d
  LEFT JOIN profiles p ON d.n = p.n AND p.failure IS NULL
  LEFT JOIN (
    SELECT m.n, r.id, r.representative, r.members
    FROM members m JOIN merged r ON m.first = r.first
    WHERE r.failure IS NULL
  ) c ON d.n = c.n
  LEFT JOIN (
    -- The first of the pairs with the highest score.
    SELECT n, max_by(pair, struct(score, -a, -b)) AS pair
    FROM (
      SELECT explode(array(a, b)) AS n, a, b, score, pair
      FROM judged
      WHERE failure IS NULL
    )
    GROUP BY n
  ) nearest ON d.n = nearest.n
);

CREATE TABLE out_relations USING text LOCATION '{{out}}/relations' AS
SELECT TRANSFORM(row) USING 'node variorum-worker.cjs tabulate variorum-options.json' AS (value STRING)
FROM (
  SELECT to_json(struct(pair, l.n IS NOT NULL AS isBridge)) AS row
  FROM judged j
  LEFT JOIN (
    SELECT a.n, b.n AS other
    FROM clustered c JOIN documents a ON a.id = c.bridge[0] JOIN documents b ON b.id = c.bridge[1]
  ) l ON j.a = l.n AND j.b = l.other
  WHERE failure IS NULL
);

CREATE TABLE out_clusters USING text LOCATION '{{out}}/clusters' AS
SELECT TRANSFORM(row) USING 'node variorum-worker.cjs tabulate variorum-options.json' AS (value STRING)
FROM (SELECT to_json(struct(ordered AS cluster)) AS row FROM merged WHERE failure IS NULL);

CREATE TABLE out_editions USING text LOCATION '{{out}}/editions' AS
SELECT array_join(report, '') AS value FROM merged WHERE failure IS NULL;

CREATE TABLE out_merged USING text LOCATION '{{out}}/merged' AS
SELECT array_join(row, '') AS value FROM merged WHERE failure IS NULL
UNION ALL
SELECT array_join(row, '') AS value FROM published WHERE failure IS NULL;

CREATE TABLE out_provenance USING text LOCATION '{{out}}/provenance' AS
SELECT array_join(provenance, '') AS value FROM merged WHERE failure IS NULL;

CREATE TABLE out_failures USING text LOCATION '{{out}}/failures' AS
SELECT to_json(struct(file, line, failure)) AS value FROM failures;

SELECT concat('counts ', to_json(struct(
  (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM merged WHERE failure IS NULL) AS reports,
  (SELECT count(*) FROM members) AS revisions, (SELECT count(*) FROM failures) AS failures)));
