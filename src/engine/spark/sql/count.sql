-- Counts what the two documents of each pair share, exactly, and lists which pairs lead from one document to another:
-- a shingle is weighed over the documents of a component alone. Candidates and the pairs that are looked at for the
-- report alone (isReportOnly) are components of their own; of the latter pairs those count that reach the floor.
CREATE TEMPORARY VIEW shingles AS
SELECT isReportOnly, n, shingle
FROM profiles p JOIN (SELECT DISTINCT isReportOnly, explode(array(a, b)) AS n FROM pairs) wanted USING (n)
LATERAL VIEW explode(shingles) AS shingle;

-- Shingles that the same documents hold are one list: called by the least of them, with how many they are, and told
-- from others by hashes of the documents.
CREATE TABLE holder_lists USING parquet LOCATION '{{work}}/holder_lists' AS
SELECT isReportOnly, min(shingle) AS list, count(*) AS times, length
FROM (
  SELECT isReportOnly, shingle, count(*) AS length, bit_xor(xxhash64(n)) AS hash, bit_xor(xxhash64(n, 1)) AS other, min(n) AS first, max(n) AS last
  FROM shingles GROUP BY isReportOnly, shingle HAVING count(*) > 1
)
GROUP BY isReportOnly, length, hash, other, first, last;

-- The documents of each list: those that hold the shingle that it is called by.
CREATE TABLE holders USING parquet LOCATION '{{work}}/holders' AS
SELECT l.isReportOnly, list, times, length, n
FROM shingles s JOIN holder_lists l ON s.isReportOnly = l.isReportOnly AND s.shingle = l.list;

CREATE TABLE shared_lists USING parquet LOCATION '{{work}}/shared_lists' AS
SELECT p.isReportOnly, p.a, p.b, l.list, l.times
FROM pairs p
JOIN holders l ON l.isReportOnly = p.isReportOnly AND l.n = p.a
JOIN holders r ON r.isReportOnly = p.isReportOnly AND r.n = p.b AND r.list = l.list;

CREATE TABLE counted USING parquet LOCATION '{{work}}/counted' AS
-- Where there are no shingles, equal texts hold all of each other.
SELECT *, IF(least(sizeOfA, sizeOfB) = 0, IF(isEqual, 1D, 0D), shared / least(sizeOfA, sizeOfB)) AS containment
FROM (
  SELECT isReportOnly, p.a, p.b, p.sharedKeys, isOfOneAddress, isEqual AND a.size = b.size AS isEqual, a.size AS sizeOfA, b.size AS sizeOfB, coalesce(s.shared, 0) AS shared
  FROM pairs p
  JOIN profiles a ON p.a = a.n JOIN profiles b ON p.b = b.n
  LEFT JOIN (SELECT isReportOnly, a, b, sum(times) AS shared FROM shared_lists GROUP BY isReportOnly, a, b) s USING (isReportOnly, a, b)
);

-- Nodes of the two kinds are told apart by their signs. Larger numbers first.
CREATE TABLE compared_0 USING parquet LOCATION '{{work}}/compared_0' AS
SELECT DISTINCT greatest(one, other) AS u, least(one, other) AS v
FROM (
  SELECT IF(isReportOnly, -1 - a, a) AS one, IF(isReportOnly, -1 - b, b) AS other
  FROM counted
  WHERE NOT isReportOnly OR (shared >= {{floorShingles}} AND containment >= {{floorContainment}}D) OR containment = 1D
);
