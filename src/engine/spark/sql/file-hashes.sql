-- Hashes the files of the input, since editions name the hash of the file that a record came from. Spark holds a file
-- in memory to hash it; records of files of 1 GB and more go without.
CREATE TABLE files USING binaryFile
OPTIONS (path '{{input}}', recursiveFileLookup 'true', pathGlobFilter '*.{jsonl,ndjson}');

CREATE TABLE file_hashes USING parquet LOCATION '{{work}}/file_hashes' AS
SELECT DISTINCT b.file, sha2(content, 256) AS sha256
FROM files f JOIN blocks b ON f._metadata.file_path = b.address
WHERE f.length < 1073741824;
