-- Rows of a table, each read as the record of JSON that has the same fields.
CREATE TABLE input USING parquet
OPTIONS (path '{{input}}', recursiveFileLookup 'true', pathGlobFilter '*.parquet');
