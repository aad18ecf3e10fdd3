-- Names and numbers the documents. A document is called by its record's id, else by its file and line; a name that
-- comes again gets #2, #3, … in the order of the input, as in detect/document-table.ts.

CREATE TABLE repeated USING parquet LOCATION '{{work}}/repeated' AS
SELECT name FROM placed WHERE sha256 IS NOT NULL GROUP BY name HAVING count(*) > 1;

-- Numbers that a repeated name may not get, since another document is called so already.
CREATE TABLE taken USING parquet LOCATION '{{work}}/taken' AS
SELECT base AS name, array_sort(collect_set(number)) AS numbers
FROM (
  SELECT
    regexp_extract(name, '(?s)^(.*)#([1-9][0-9]*)$', 1) AS base,
    CAST(regexp_extract(name, '(?s)^(.*)#([1-9][0-9]*)$', 2) AS BIGINT) AS number
  FROM placed
  WHERE sha256 IS NOT NULL AND name RLIKE '(?s)^(.*)#([1-9][0-9]*)$'
) LEFT SEMI JOIN repeated ON base = repeated.name
WHERE number >= 2
GROUP BY base;

CREATE TEMPORARY VIEW named AS
SELECT name AS id, p.* FROM placed p LEFT ANTI JOIN repeated r ON p.name = r.name WHERE sha256 IS NOT NULL
UNION ALL
SELECT
  -- The least number from its turn on that nobody has: every one taken below it moves it on.
  IF(turn = 1, name, concat(name, '#', aggregate(
    coalesce(numbers, CAST(array() AS ARRAY<BIGINT>)), turn, (number, other) -> IF(other <= number, number + 1, number)))) AS id,
  file, line, offset, length, record, name, sha256, tokens, whole, addresses, keys, readAs, failure
FROM (
  SELECT p.*, CAST(row_number() OVER (PARTITION BY p.name ORDER BY encode(file, 'UTF-16BE'), line) AS BIGINT) AS turn
  FROM placed p LEFT SEMI JOIN repeated r ON p.name = r.name
  WHERE sha256 IS NOT NULL
) LEFT JOIN taken USING (name);

-- Ranges of names, each sorted: the number of a row in its range, with the number of the range before it, is in
-- the order of names. That order is JavaScript's, by code units; what follows compares numbers alone.
CREATE TABLE documents USING parquet LOCATION '{{work}}/documents' AS
SELECT monotonically_increasing_id() AS n, id, file, line, offset, length, record, sha256, tokens, whole, addresses, keys, readAs
FROM (
  SELECT * FROM (
    SELECT /*+ REPARTITION_BY_RANGE(ordinal) */ encode(id, 'UTF-16BE') AS ordinal, * FROM named
  )
  SORT BY ordinal
);
