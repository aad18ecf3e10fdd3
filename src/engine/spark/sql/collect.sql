-- Writes, in order, what a run on one machine holds in memory when it writes its output, for the program to read.
-- An edition may be as large as a row can be: one row at a time is read, not a batch.
SET spark.sql.parquet.enableVectorizedReader=false;

CREATE TABLE result_documents USING json LOCATION '{{work}}/result/documents' AS
SELECT d.n, id, file, line, offset, length, sha256, tokens, size(keys) > 0 AS hasKeys, readAs, p.blocks, p.bodyTokens, p.date
FROM documents d LEFT JOIN profiles p ON d.n = p.n AND p.failure IS NULL
ORDER BY d.n;

CREATE TABLE result_pairs USING json LOCATION '{{work}}/result/pairs' AS
SELECT pair
FROM judged
WHERE failure IS NULL
ORDER BY a, b;

CREATE TABLE result_bridges USING json LOCATION '{{work}}/result/bridges' AS
SELECT bridge[0] AS a, bridge[1] AS b FROM clustered WHERE bridge IS NOT NULL;

CREATE TABLE result_reports USING json LOCATION '{{work}}/result/reports' AS
SELECT ordered, report FROM merged WHERE failure IS NULL ORDER BY first;

CREATE TABLE result_published USING json LOCATION '{{work}}/result/published' AS
SELECT row FROM published WHERE failure IS NULL ORDER BY n;

CREATE TABLE result_failures USING json LOCATION '{{work}}/result/failures' AS
SELECT isFirstRead, line, failure FROM failures
ORDER BY encode(file, 'UTF-16BE'), line, failure;

CREATE TABLE result_counts USING json LOCATION '{{work}}/result/counts' AS
SELECT count(*) AS candidates FROM proposed;
