-- Decides each component by itself, on a worker (detect/cluster.ts): groups of documents grow along links alone.
CREATE TABLE components USING parquet LOCATION '{{work}}/components' AS
SELECT u AS n, v AS component FROM links_{{turn}} UNION SELECT v, v FROM links_{{turn}};

CREATE TABLE clustered USING parquet LOCATION '{{work}}/clustered' AS
SELECT found.* FROM (
  SELECT from_json(out, 'members ARRAY<STRING>, cluster ARRAY<STRING>, bridge ARRAY<STRING>', map('mode', 'FAILFAST')) AS found
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs cluster variorum-options.json' AS (out STRING)
    FROM (
      SELECT x.component, j.a, j.b, to_json(struct(x.component, j.pair)) AS row
      FROM judged j JOIN components x ON j.a = x.n JOIN components y ON j.b = y.n
      WHERE x.component = y.component AND NOT j.isReportOnly AND j.failure IS NULL
      DISTRIBUTE BY x.component SORT BY x.component, j.a, j.b
    )
  )
);

-- Documents are numbered in the order of their names, so that the first member is the least.
CREATE TABLE members USING parquet LOCATION '{{work}}/members' AS
SELECT d.n, min(d.n) OVER (PARTITION BY c.name) AS first
FROM (SELECT members[0] AS name, explode(members) AS id FROM clustered) c JOIN documents d ON d.id = c.id;
