-- Takes one large star and one small star (Kiveris et al., "Connected components in MapReduce and beyond", SoCC 2014):
-- every document is linked to the least of its neighbours, then every one of these to the least of theirs. After a
-- few turns each document is linked to the least of its component and to nothing else.
CREATE TABLE {{links}}_{{next}} USING parquet LOCATION '{{work}}/{{links}}_{{next}}' AS
WITH both AS (
  SELECT u AS node, v AS other FROM {{links}}_{{turn}} UNION SELECT v, u FROM {{links}}_{{turn}}
),
large AS (
  SELECT DISTINCT other AS u, least AS v
  FROM (SELECT node, other, least(node, min(other) OVER (PARTITION BY node)) AS least FROM both)
  WHERE other > node AND other <> least
),
small AS (
  SELECT u, v, min(v) OVER (PARTITION BY u) AS least FROM large
)
SELECT u, least AS v FROM small
UNION
SELECT v, least FROM small WHERE v <> least;
