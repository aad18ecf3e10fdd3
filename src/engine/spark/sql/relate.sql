-- Decides what the two documents of each pair are to each other. Both texts go to one worker, which reads them side by
-- side.
CREATE TABLE examined USING parquet LOCATION '{{work}}/examined' AS
SELECT examined.* FROM (
  SELECT from_json(out, 'isReportOnly BOOLEAN, a BIGINT, b BIGINT, holdsA BOOLEAN, holdsB BOOLEAN, bodyLink STRING, pair STRING, failure STRING',
    map('mode', 'FAILFAST')) AS examined
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs examine variorum-options.json' AS (out STRING)
    FROM (
      SELECT p.a, p.b, to_json(struct(
        isReportOnly,
        struct(
          l.id AS a, r.id AS b, sharedKeys, sizeOfA AS shinglesOfA, sizeOfB AS shinglesOfB, shared AS sharedShingles,
          coalesce(try_divide(shared, sizeOfA + sizeOfB - shared), IF(isAllEqual, 1D, 0D)) AS similarity, containment,
          coalesce(try_divide(shared, sizeOfA), IF(isAllEqual, 1D, 0D)) AS containmentOfA,
          coalesce(try_divide(shared, sizeOfB), IF(isAllEqual, 1D, 0D)) AS containmentOfB,
          coalesce(try_divide(sharedWeight, shared), 0D) AS cohesion, score) AS pair,
        struct(l.*) AS left, struct(r.*) AS right)) AS row
      FROM verified p JOIN records l ON p.a = l.n JOIN records r ON p.b = r.n
      DISTRIBUTE BY p.a SORT BY p.a, p.b
    )
  )
);

-- A document that holds two others which do not resemble each other is a compilation. That shows in the pairs that
-- its parts are in.
CREATE TEMPORARY VIEW parts AS
SELECT isReportOnly, a AS whole, b AS part FROM examined WHERE holdsB
UNION ALL
SELECT isReportOnly, b AS whole, a AS part FROM examined WHERE holdsA;

CREATE TABLE compilations USING parquet LOCATION '{{work}}/compilations' AS
SELECT isReportOnly, w.n AS whole, p.n AS part
FROM (
  SELECT found.* FROM (
    SELECT from_json(out, 'isReportOnly BOOLEAN, whole STRING, part STRING', map('mode', 'FAILFAST')) AS found
    FROM (
      SELECT TRANSFORM(row) USING 'node variorum-worker.cjs compile variorum-options.json' AS (out STRING)
      FROM (
        SELECT isReportOnly, held.whole, a, b, to_json(struct(isReportOnly, d.id AS whole, pair)) AS row
        FROM (
          SELECT DISTINCT p.isReportOnly, whole, e.a, e.b, e.pair
          FROM parts p
          LEFT SEMI JOIN (
            SELECT isReportOnly, whole FROM parts GROUP BY isReportOnly, whole HAVING count(*) > 1
          ) several USING (isReportOnly, whole)
          JOIN (SELECT *, explode(array(a, b)) AS n FROM examined WHERE failure IS NULL) e ON p.part = e.n AND p.isReportOnly = e.isReportOnly
        ) held JOIN documents d ON d.n = held.whole
        -- A document may hold others in both worlds.
        DISTRIBUTE BY isReportOnly, held.whole SORT BY isReportOnly, held.whole, a, b
      )
    )
  )
) f JOIN documents w ON w.id = f.whole JOIN documents p ON p.id = f.part;

-- A body that stands under three headlines, all unlike, is its site's, and where no headline is told, too
-- (detect/evidence/shared-bodies.ts).
CREATE TEMPORARY VIEW body_links AS
SELECT isReportOnly, a AS n, b AS other, bodyLink FROM examined WHERE bodyLink IS NOT NULL
UNION ALL
SELECT isReportOnly, b AS n, a AS other, bodyLink FROM examined WHERE bodyLink IS NOT NULL;

CREATE TABLE unlike USING parquet LOCATION '{{work}}/unlike' AS
SELECT isReportOnly, n, other
FROM (
  SELECT isReportOnly, n, other, row_number() OVER (PARTITION BY isReportOnly, n ORDER BY other) AS rank
  FROM body_links WHERE bodyLink = 'unlike'
)
WHERE rank <= {{maxNeighbours}};

CREATE TABLE under_unlike USING parquet LOCATION '{{work}}/under_unlike' AS
SELECT DISTINCT x.isReportOnly, x.n
FROM unlike x
JOIN unlike y ON x.isReportOnly = y.isReportOnly AND x.n = y.n AND x.other < y.other
JOIN examined e ON e.isReportOnly = x.isReportOnly AND e.a = x.other AND e.b = y.other
WHERE e.bodyLink = 'unlike';

-- In two steps, since of many equal texts the first alone meets others.
CREATE TABLE beside_unlike USING parquet LOCATION '{{work}}/beside_unlike' AS
SELECT isReportOnly, n FROM under_unlike
UNION
SELECT l.isReportOnly, l.n
FROM body_links l JOIN under_unlike u ON l.isReportOnly = u.isReportOnly AND l.other = u.n
WHERE bodyLink = 'untold';

CREATE TABLE shared_bodies USING parquet LOCATION '{{work}}/shared_bodies' AS
SELECT isReportOnly, n FROM beside_unlike
UNION
SELECT l.isReportOnly, l.n
FROM body_links l JOIN beside_unlike u ON l.isReportOnly = u.isReportOnly AND l.other = u.n
WHERE bodyLink = 'untold';

CREATE TABLE judged USING parquet LOCATION '{{work}}/judged' AS
SELECT judged.* FROM (
  SELECT from_json(out, 'isReportOnly BOOLEAN, a BIGINT, b BIGINT, relation STRING, tier STRING, score DOUBLE, reason STRING, pair STRING, failure STRING',
    map('mode', 'FAILFAST')) AS judged
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs relate variorum-options.json' AS (out STRING)
    FROM (
      SELECT to_json(struct(
        e.isReportOnly, e.a, e.b, pair, x.whole IS NOT NULL AS isPartOfA, y.whole IS NOT NULL AS isPartOfB,
        s.n IS NOT NULL AS isBodySharedOfA, t.n IS NOT NULL AS isBodySharedOfB, decision)) AS row
      FROM examined e
      LEFT JOIN compilations x ON x.isReportOnly = e.isReportOnly AND x.whole = e.a AND x.part = e.b
      LEFT JOIN compilations y ON y.isReportOnly = e.isReportOnly AND y.whole = e.b AND y.part = e.a
      LEFT JOIN shared_bodies s ON s.isReportOnly = e.isReportOnly AND s.n = e.a
      LEFT JOIN shared_bodies t ON t.isReportOnly = e.isReportOnly AND t.n = e.b
      LEFT JOIN decided d ON d.a = e.a AND d.b = e.b
      WHERE e.failure IS NULL
    )
  )
);
