-- Reads lines of text: a file is cut at line breaks alone, as on one machine.
CREATE TABLE input USING text
OPTIONS (path '{{input}}', lineSep '\n', recursiveFileLookup 'true', pathGlobFilter '*.{jsonl,ndjson}');
