-- What could not be read, or not be worked on. Each says in words of its own what is wrong with it.
CREATE TABLE failures USING parquet LOCATION '{{work}}/failures' AS
SELECT file, line, failure FROM placed WHERE failure IS NOT NULL
UNION ALL SELECT '', n, failure FROM profiles WHERE failure IS NOT NULL
UNION ALL SELECT '', a, failure FROM examined WHERE failure IS NOT NULL
UNION ALL SELECT '', a, failure FROM judged WHERE failure IS NOT NULL
UNION ALL SELECT '', first, failure FROM merged WHERE failure IS NOT NULL
UNION ALL SELECT '', n, failure FROM published WHERE failure IS NOT NULL;
