-- Lists what could not be read, or not be worked on, with the file and line of its record. Each failure is the one
-- that a run on one machine gives, whatever the stage. One document may fail in several pairs: it is listed once.
CREATE TABLE failures USING parquet LOCATION '{{work}}/failures' AS
SELECT true AS isFirstRead, file, line, failure FROM placed WHERE failure IS NOT NULL
UNION
SELECT false, file, line, failed.failure
FROM (
  SELECT n, failure FROM profiles WHERE failure IS NOT NULL
  UNION ALL SELECT a, failure FROM examined WHERE failure IS NOT NULL
  UNION ALL SELECT a, failure FROM judged WHERE failure IS NOT NULL
  UNION ALL SELECT first, failure FROM merged WHERE failure IS NOT NULL
  UNION ALL SELECT n, failure FROM published WHERE failure IS NOT NULL
) failed JOIN documents USING (n);
