-- Computes the score of each pair, as detect/verify.ts does: a shingle weighs what the documents that hold it resemble
-- each other elsewhere, of those of one component.
CREATE TABLE compared_components USING parquet LOCATION '{{work}}/compared_components' AS
SELECT node < 0 AS isReportOnly, IF(node < 0, -1 - node, node) AS n, component
FROM (
  SELECT u AS node, v AS component FROM compared_{{turn}} UNION SELECT v, v FROM compared_{{turn}}
);

-- Three holders and more are judged, by a sample of their pairs. A list that a whole site holds is numbered range
-- by range of its documents, so that no one task has it all.
CREATE TABLE long_holders USING parquet LOCATION '{{work}}/long_holders' AS
SELECT isReportOnly, component, list, times, n, shiftright(n, 33) AS range
FROM holders JOIN compared_components USING (isReportOnly, n)
WHERE length >= {{leastHolders}};

CREATE TEMPORARY VIEW long_lists AS
SELECT component, list, count(*) AS length FROM long_holders GROUP BY component, list HAVING count(*) >= {{leastHolders}};

CREATE TABLE holder_samples USING parquet LOCATION '{{work}}/holder_samples' AS
SELECT sampled.* FROM (
  SELECT from_json(out, 'length BIGINT, sample INT, i BIGINT, j BIGINT', map('mode', 'FAILFAST')) AS sampled
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs sample variorum-options.json' AS (out STRING)
    FROM (SELECT DISTINCT to_json(struct(length, {{holderSamples}} AS count, true AS isOfHolders)) AS row FROM long_lists)
  )
);

CREATE TABLE holder_places USING parquet LOCATION '{{work}}/holder_places' AS
SELECT isReportOnly, component, list, place, n
FROM (
  SELECT isReportOnly, component, list, length, n, before + row_number() OVER (PARTITION BY component, list, range ORDER BY n) - 1 AS place
  FROM long_holders JOIN long_lists USING (component, list) JOIN (
    SELECT component, list, range, coalesce(sum(count(*)) OVER (
      PARTITION BY component, list ORDER BY range ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM long_holders GROUP BY component, list, range
  ) earlier USING (component, list, range)
) p
LEFT SEMI JOIN (SELECT length, explode(array(i, j)) AS place FROM holder_samples) s
  ON p.length = s.length AND p.place = s.place;

CREATE TABLE sampled USING parquet LOCATION '{{work}}/sampled' AS
SELECT a.isReportOnly, l.component, l.list, s.sample, a.n AS a, b.n AS b
FROM long_lists l
JOIN holder_samples s ON l.length = s.length
JOIN holder_places a ON a.component = l.component AND a.list = l.list AND a.place = s.i
JOIN holder_places b ON b.component = l.component AND b.list = l.list AND b.place = s.j;

-- What two holders share is counted whoever proposed them, or nobody: a weight depends on the documents compared alone.
CREATE TABLE resemblances USING parquet LOCATION '{{work}}/resemblances' AS
SELECT isReportOnly, s.a, s.b, shared / least(a.size, b.size) AS containment
FROM (
  SELECT s.isReportOnly, s.a, s.b, sum(l.times) AS shared
  FROM (SELECT DISTINCT isReportOnly, a, b FROM sampled) s
  JOIN holders l ON l.isReportOnly = s.isReportOnly AND l.n = s.a
  JOIN holders r ON r.isReportOnly = s.isReportOnly AND r.n = s.b AND r.list = l.list
  GROUP BY s.isReportOnly, s.a, s.b
) s JOIN profiles a ON s.a = a.n JOIN profiles b ON s.b = b.n;

CREATE TABLE weights USING parquet LOCATION '{{work}}/weights' AS
SELECT component, list, floor(mean * mean * (3D - 2D * mean) * {{weightUnits}}D + 0.5D) / {{weightUnits}}D AS weight
FROM (
  -- Sums of fractions depend on their order, which is that of the samples.
  SELECT component, list, aggregate(array_sort(collect_list(struct(sample, strength))), 0D, (sum, x) -> sum + x.strength) / count(*) AS mean
  FROM (
    SELECT component, list, sample, least(1D, greatest(0D, (containment - {{cohesionFrom}}D) / {{cohesionOver}}D)) AS strength
    FROM sampled JOIN resemblances USING (isReportOnly, a, b)
  )
  GROUP BY component, list
);

-- How much less than 1 each the shingles of a document weigh together: those do that two others hold. Weights are such
-- that sums are exact, in whatever order.
CREATE TABLE totals USING parquet LOCATION '{{work}}/totals' AS
SELECT isReportOnly, n, sum(times * (1D - weight)) AS missing
FROM long_holders JOIN weights USING (component, list)
GROUP BY isReportOnly, n;

-- Pairs that are worth looking at side by side, with their scores.
CREATE TABLE worthy USING parquet LOCATION '{{work}}/worthy' AS
SELECT *, least(1D, IF(weight = 0D, IF(isEqual, 1D, 0D), sharedWeight / weight)) AS score
FROM (
  SELECT *,
    greatest({{minWeightShare}}D * least(sizeOfA, sizeOfB), CASE
      WHEN sizeOfA = sizeOfB THEN least(totalOfA, totalOfB)
      WHEN sizeOfA < sizeOfB THEN totalOfA
      ELSE totalOfB END) AS weight
  FROM (
    SELECT c.*, d.decision,
      c.sizeOfA - coalesce(l.missing, 0D) AS totalOfA,
      c.sizeOfB - coalesce(r.missing, 0D) AS totalOfB,
      coalesce(w.sharedWeight, 0D) AS sharedWeight
    FROM counted c
    LEFT JOIN decided d ON d.a = c.a AND d.b = c.b
    LEFT JOIN totals l ON c.a = l.n AND c.isReportOnly = l.isReportOnly
    LEFT JOIN totals r ON c.b = r.n AND c.isReportOnly = r.isReportOnly
    LEFT JOIN (
      SELECT s.isReportOnly, a, b, sum(times * coalesce(weight, 1D)) AS sharedWeight
      FROM shared_lists s
      JOIN compared_components x ON x.isReportOnly = s.isReportOnly AND x.n = a
      LEFT JOIN weights w ON w.component = x.component AND w.list = s.list
      GROUP BY s.isReportOnly, a, b
    ) w ON w.isReportOnly = c.isReportOnly AND w.a = c.a AND w.b = c.b
    WHERE (c.shared >= {{floorShingles}} AND c.containment >= {{floorContainment}}D) OR c.containment = 1D OR c.isOfOneAddress OR d.decision IS NOT NULL
  )
);

-- Of every document its nearest: a pair stays where it is among the first few of either. What comes before it
-- there is a count, whatever became of those, so that the walk from the strongest pair down is a rank.
CREATE TABLE ranked USING parquet LOCATION '{{work}}/ranked' AS
SELECT isReportOnly, a, b, score, isStrong, isAsked, min(rank) <= IF(isStrong, {{maxPairsPerDocument}}, {{maxWeakPairsPerDocument}}) AS isNear
FROM (
  SELECT *, row_number() OVER (PARTITION BY isReportOnly, n, isStrong, isCopy ORDER BY score DESC, a, b) AS rank
  FROM (
    SELECT *, score >= {{floorScore}}D OR containment = 1D AS isStrong, containment = 1D AND sizeOfA = sizeOfB AS isCopy,
      isOfOneAddress OR decision IS NOT NULL AS isAsked
    FROM worthy
  ) LATERAL VIEW explode(array(a, b)) AS n
)
GROUP BY isReportOnly, a, b, score, isStrong, isAsked;

-- What a forest is grown of where pairs are left that are nobody's nearest.
CREATE TEMPORARY VIEW strong_pairs AS
SELECT isReportOnly, a, b, score
FROM ranked JOIN (
  SELECT isReportOnly, min(score) AS least FROM ranked WHERE isStrong AND NOT isNear AND NOT isAsked GROUP BY isReportOnly
) USING (isReportOnly)
WHERE score >= least;
