-- Reads the rows of a table, each as the record of JSON that has the same fields.
CREATE TABLE input USING parquet
OPTIONS (path '{{input}}', recursiveFileLookup 'true', pathGlobFilter '*.parquet');
