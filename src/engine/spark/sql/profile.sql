-- Lists the shingles of each document that is in a pair, in the order of the text.
CREATE TABLE profiles USING parquet LOCATION '{{work}}/profiles' AS
SELECT profile.* FROM (
  SELECT from_json(out, 'n BIGINT, size BIGINT, bodyTokens BIGINT, date STRING, blocks STRING, shingles ARRAY<BIGINT>, failure STRING',
    map('mode', 'FAILFAST')) AS profile
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs profile variorum-options.json' AS (out STRING)
    FROM (
      SELECT to_json(struct(r.*)) AS row
      FROM records r LEFT SEMI JOIN (SELECT explode(array(a, b)) AS n FROM pairs) wanted ON r.n = wanted.n
    )
  )
);
