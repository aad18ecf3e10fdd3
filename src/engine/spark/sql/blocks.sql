-- Adds up how many lines and bytes of its file lie before each block.
CREATE TABLE blocks USING parquet LOCATION '{{work}}/blocks' AS
SELECT
  file, address, block,
  coalesce(sum(lines) OVER earlier, 0) AS linesBefore,
  coalesce(sum(bytes) OVER earlier, 0) AS bytesBefore
FROM signed
WHERE lines IS NOT NULL
WINDOW earlier AS (PARTITION BY file ORDER BY block ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING);
