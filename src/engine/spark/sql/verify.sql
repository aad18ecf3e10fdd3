-- Pairs → the same with exact figures, as stages/verify.ts has them: shared shingles, and the score, in which a
-- shingle weighs what the documents that hold it resemble each other elsewhere. Candidates are one
-- world; the pairs that are looked at for the record alone (isRemark) are another, with documents and weights of
-- their own.
CREATE TEMPORARY VIEW shingles AS
SELECT isRemark, n, position, shingle
FROM profiles p JOIN (SELECT DISTINCT isRemark, explode(array(a, b)) AS n FROM pairs) wanted USING (n)
LATERAL VIEW posexplode(shingles) AS position, shingle;

-- Which shingles the same documents hold, told by hashes of the documents: one list for all of them.
CREATE TABLE holder_lists USING parquet LOCATION '{{work}}/holder_lists' AS
SELECT isRemark, shingle, length, min(shingle) OVER (PARTITION BY isRemark, length, hash, other, first, last) AS list
FROM (
  SELECT isRemark, shingle, count(*) AS length, bit_xor(xxhash64(n)) AS hash, bit_xor(xxhash64(n, 1)) AS other, min(n) AS first, max(n) AS last
  FROM shingles GROUP BY isRemark, shingle HAVING count(*) > 1
);

-- Of every document the lists that its text goes through, place by place.
CREATE TABLE traces USING parquet LOCATION '{{work}}/traces' AS
SELECT isRemark, n, array_sort(collect_list(struct(position, list))) AS trace, collect_set(list) AS lists
FROM shingles JOIN holder_lists USING (isRemark, shingle)
GROUP BY isRemark, n;

CREATE TABLE counted USING parquet LOCATION '{{work}}/counted' AS
SELECT *, IF(least(sizeOfA, sizeOfB) = 0, 0D, shared / least(sizeOfA, sizeOfB)) AS containment
FROM (
  SELECT p.isRemark, p.a, p.b, p.sharedKeys, a.size AS sizeOfA, b.size AS sizeOfB,
    IF(l.n IS NULL OR r.n IS NULL, 0, size(filter(r.trace, x -> array_contains(l.lists, x.list)))) AS shared
  FROM pairs p
  JOIN profiles a ON p.a = a.n JOIN profiles b ON p.b = b.n
  LEFT JOIN traces l ON p.a = l.n AND p.isRemark = l.isRemark
  LEFT JOIN traces r ON p.b = r.n AND p.isRemark = r.isRemark
);

-- Three holders and more are judged, by a sample of their pairs. A list that a whole site holds is numbered range
-- by range of its documents, so that no one task has it all.
CREATE TEMPORARY VIEW long_lists AS
SELECT DISTINCT isRemark, list, length FROM holder_lists WHERE length > 2;

CREATE TEMPORARY VIEW holders AS
SELECT l.isRemark, l.list, l.length, s.n, shiftright(s.n, 33) AS range
FROM shingles s JOIN long_lists l ON s.shingle = l.list AND s.isRemark = l.isRemark;

CREATE TABLE holder_samples USING parquet LOCATION '{{work}}/holder_samples' AS
SELECT sampled.* FROM (
  SELECT from_json(out, 'length BIGINT, sample INT, i BIGINT, j BIGINT', map('mode', 'FAILFAST')) AS sampled
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs sample variorum-options.json' AS (out STRING)
    FROM (SELECT DISTINCT to_json(struct(length, {{holderSamples}} AS count)) AS row FROM long_lists)
  )
);

-- Of documents of equal shingles the first speaks for the others.
CREATE TABLE equals USING parquet LOCATION '{{work}}/equals' AS
SELECT isRemark, b AS n, min(a) AS first
FROM counted WHERE shared > 0 AND shared = sizeOfA AND shared = sizeOfB
GROUP BY isRemark, b;

CREATE TABLE holder_places USING parquet LOCATION '{{work}}/holder_places' AS
SELECT isRemark, list, place, coalesce(first, n) AS n
FROM (
  SELECT isRemark, list, length, n, before + row_number() OVER (PARTITION BY isRemark, list, range ORDER BY n) - 1 AS place
  FROM holders JOIN (
    SELECT isRemark, list, range, coalesce(sum(count(*)) OVER (
      PARTITION BY isRemark, list ORDER BY range ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM holders GROUP BY isRemark, list, range
  ) earlier USING (isRemark, list, range)
) p
LEFT SEMI JOIN (SELECT length, explode(array(i, j)) AS place FROM holder_samples) s
  ON p.length = s.length AND p.place = s.place
LEFT JOIN equals USING (isRemark, n);

CREATE TABLE weights USING parquet LOCATION '{{work}}/weights' AS
SELECT isRemark, list, CAST(CAST(mean * mean * (3D - 2D * mean) AS FLOAT) AS DOUBLE) AS weight
FROM (
  -- Sums of fractions depend on their order, which is that of the samples.
  SELECT isRemark, list, aggregate(array_sort(collect_list(struct(sample, strength))), 0D, (sum, x) -> sum + x.strength) / count(*) AS mean
  FROM (
    SELECT l.isRemark, l.list, s.sample,
      CASE
        WHEN a.n = b.n THEN 1D
        WHEN c.a IS NULL THEN 0D
        ELSE least(1D, greatest(0D, (c.containment - {{cohesionFrom}}D) / {{cohesionOver}}D))
      END AS strength
    FROM long_lists l
    JOIN holder_samples s ON l.length = s.length
    JOIN holder_places a ON a.isRemark = l.isRemark AND a.list = l.list AND a.place = s.i
    JOIN holder_places b ON b.isRemark = l.isRemark AND b.list = l.list AND b.place = s.j
    LEFT JOIN counted c ON c.isRemark = l.isRemark AND c.a = least(a.n, b.n) AND c.b = greatest(a.n, b.n)
  )
  GROUP BY isRemark, list
);

CREATE TABLE weighted USING parquet LOCATION '{{work}}/weighted' AS
SELECT isRemark, n, lists, trace,
  -- A shingle that no third document holds weighs 1; added up one by one, in the order of the text.
  IF(forall(trace, x -> x.weight = 1D), CAST(size AS DOUBLE), aggregate(
    sequence(0, CAST(size AS INT) - 1),
    struct(0D AS sum, 0 AS next),
    (s, position) -> IF(s.next < size(trace) AND trace[s.next].position = position,
      struct(s.sum + trace[s.next].weight AS sum, s.next + 1 AS next),
      struct(s.sum + 1D AS sum, s.next AS next)),
    s -> s.sum)) AS total
FROM (
  SELECT isRemark, t.n, first(p.size) AS size, collect_set(list) AS lists,
    array_sort(collect_list(struct(step.position, list, coalesce(weight, 1D) AS weight))) AS trace
  FROM (SELECT isRemark, n, step, step.list FROM traces LATERAL VIEW explode(trace) AS step) t
  LEFT JOIN weights USING (isRemark, list)
  JOIN profiles p ON p.n = t.n
  GROUP BY isRemark, t.n
);

-- Pairs that are worth looking at side by side, with their scores.
CREATE TABLE worthy USING parquet LOCATION '{{work}}/worthy' AS
SELECT *, least(1D, IF(weight = 0D, 0D, sharedWeight / weight)) AS score
FROM (
  SELECT *,
    greatest({{minWeightShare}}D * least(sizeOfA, sizeOfB), CASE
      WHEN sizeOfA = sizeOfB THEN least(totalOfA, totalOfB)
      WHEN sizeOfA < sizeOfB THEN totalOfA
      ELSE totalOfB END) AS weight
  FROM (
    SELECT c.*, d.decision,
      coalesce(l.total, CAST(c.sizeOfA AS DOUBLE)) AS totalOfA,
      coalesce(r.total, CAST(c.sizeOfB AS DOUBLE)) AS totalOfB,
      CASE
        WHEN c.shared = 0 OR r.total = c.sizeOfB THEN CAST(c.shared AS DOUBLE)
        ELSE aggregate(filter(r.trace, x -> array_contains(l.lists, x.list)), 0D, (sum, x) -> sum + x.weight)
      END AS sharedWeight
    FROM counted c
    LEFT JOIN decided d ON d.a = c.a AND d.b = c.b
    LEFT JOIN weighted l ON c.a = l.n AND c.isRemark = l.isRemark
    LEFT JOIN weighted r ON c.b = r.n AND c.isRemark = r.isRemark
    WHERE (c.shared >= {{floorShingles}} AND c.containment >= {{floorContainment}}D) OR c.containment = 1D OR d.decision IS NOT NULL
  )
);

-- Of every document its nearest: a pair stays where it is among the first few of either. What comes before it
-- there is a count, whatever became of those, so that the walk from the strongest pair down is a rank.
CREATE TABLE ranked USING parquet LOCATION '{{work}}/ranked' AS
SELECT isRemark, a, b, score, isStrong, isAsked, min(rank) <= IF(isStrong, {{nearestKept}}, {{weakKept}}) AS isNear
FROM (
  SELECT *, row_number() OVER (PARTITION BY isRemark, n, isStrong ORDER BY score DESC, a, b) AS rank
  FROM (
    SELECT *, score >= {{floorScore}}D OR containment = 1D AS isStrong, decision IS NOT NULL AS isAsked
    FROM worthy
  ) LATERAL VIEW explode(array(a, b)) AS n
)
GROUP BY isRemark, a, b, score, isStrong, isAsked;

-- Large families: pairs that are nobody's nearest stay where they alone join what nothing stronger joins. Parts
-- are thinned first, each to its own forest, which keeps all that the whole one has.
CREATE TEMPORARY VIEW undecided AS
SELECT isRemark, min(score) AS least FROM ranked WHERE isStrong AND NOT isNear AND NOT isAsked GROUP BY isRemark;

CREATE TABLE thinned USING parquet LOCATION '{{work}}/thinned' AS
SELECT pair.* FROM (
  SELECT from_json(out, 'isRemark BOOLEAN, a BIGINT, b BIGINT, score DOUBLE', map('mode', 'FAILFAST')) AS pair
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs forest variorum-options.json' AS (out STRING)
    FROM (
      SELECT isRemark, a, b, score, to_json(struct(isRemark, a, b, score)) AS row
      FROM ranked JOIN undecided USING (isRemark)
      WHERE score >= least
      DISTRIBUTE BY isRemark, a SORT BY isRemark, score DESC, a, b
    )
  )
);

CREATE TABLE forest USING parquet LOCATION '{{work}}/forest' AS
SELECT pair.* FROM (
  SELECT from_json(out, 'isRemark BOOLEAN, a BIGINT, b BIGINT, score DOUBLE', map('mode', 'FAILFAST')) AS pair
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs forest variorum-options.json' AS (out STRING)
    FROM (
      SELECT isRemark, a, b, score, to_json(struct(isRemark, a, b, score)) AS row
      FROM thinned
      DISTRIBUTE BY isRemark SORT BY isRemark, score DESC, a, b
    )
  )
);

CREATE TABLE verified USING parquet LOCATION '{{work}}/verified' AS
SELECT isRemark, a, b, sharedKeys, shared, sizeOfA, sizeOfB, containment, sharedWeight, score
FROM worthy
LEFT SEMI JOIN (
  SELECT isRemark, a, b FROM ranked WHERE isNear OR isAsked
  UNION ALL
  SELECT isRemark, a, b FROM ranked LEFT SEMI JOIN forest USING (isRemark, a, b) WHERE isStrong
) kept USING (isRemark, a, b);
