-- Keys → candidate pairs, as stages/pair.ts finds them: documents that share buckets, with the count that they
-- share. Posting lists are never gathered: a list is known by its length and by hashes of its documents, which
-- Spark combines where they lie, so that a key which half the corpus has costs one row a task.

-- Equal shingle sets: the first document speaks for the others.
CREATE TABLE equal_sets USING parquet LOCATION '{{work}}/equal_sets' AS
SELECT whole, min(n) AS first, count(*) AS documents
FROM documents WHERE size(keys) > 0 GROUP BY whole HAVING count(*) > 1;

CREATE TABLE duplicates USING parquet LOCATION '{{work}}/duplicates' AS
SELECT n, first, documents, size(keys) AS keys
FROM documents d JOIN equal_sets e ON d.whole = e.whole AND size(d.keys) > 0;

CREATE TEMPORARY VIEW postings AS
SELECT key, n, shingles
FROM (
  SELECT n, keys, {{shingles}} AS shingles
  FROM documents d LEFT ANTI JOIN (SELECT n FROM duplicates WHERE n <> first) later USING (n)
) LATERAL VIEW explode(array_distinct(keys)) AS key;

-- Distinct lists, each called by its least key, with how often it comes. Longer ones than the greatest bucket
-- propose nothing.
CREATE TABLE lists USING parquet LOCATION '{{work}}/lists' AS
SELECT min(key) AS list, count(*) AS times, length
FROM (
  SELECT key, count(*) AS length, bit_xor(xxhash64(n)) AS hash, bit_xor(xxhash64(n, 1)) AS other, min(n) AS first, max(n) AS last
  FROM postings GROUP BY key HAVING count(*) BETWEEN 2 AND {{maxBucket}}
)
GROUP BY length, hash, other, first, last;

CREATE TABLE bucket_samples USING parquet LOCATION '{{work}}/bucket_samples' AS
SELECT sampled.* FROM (
  SELECT from_json(out, 'length BIGINT, sample INT, i BIGINT, j BIGINT', map('mode', 'FAILFAST')) AS sampled
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs sample variorum-options.json' AS (out STRING)
    FROM (SELECT DISTINCT to_json(struct(length, {{bucketSamples}} AS count)) AS row FROM lists WHERE length > {{smallBucket}})
  )
);

-- The documents of each list: those that have the key that it is called by.
CREATE TABLE list_documents USING parquet LOCATION '{{work}}/list_documents' AS
SELECT list, times, length, n, shingles FROM postings JOIN lists ON key = list;

-- The documents of long lists by their place, to look at those that are sampled.
CREATE TEMPORARY VIEW bucket_places AS
SELECT list, length, n, row_number() OVER (PARTITION BY list ORDER BY n) - 1 AS place
FROM list_documents WHERE length > {{smallBucket}};

CREATE TABLE sampled_places USING parquet LOCATION '{{work}}/sampled_places' AS
SELECT DISTINCT list, place, p.n, d.keys
FROM bucket_places p
LEFT SEMI JOIN (SELECT length, explode(array(i, j)) AS place FROM bucket_samples) s ON p.length = s.length AND p.place = s.place
JOIN documents d ON p.n = d.n;

-- A long list counts where the documents sampled resemble each other: shared keys by the smaller number of keys.
CREATE TABLE cohesive USING parquet LOCATION '{{work}}/cohesive' AS
SELECT list
FROM (
  SELECT l.list, sample,
    CASE '{{sketch}}'
      WHEN 'minhash' THEN aggregate(zip_with(a.keys, b.keys, (x, y) -> IF(x = y, 1, 0)), 0, (sum, x) -> sum + x)
      ELSE size(array_intersect(a.keys, b.keys))
    END / least(size(a.keys), size(b.keys)) AS share
  FROM lists l
  JOIN bucket_samples s ON l.length = s.length
  JOIN sampled_places a ON a.list = l.list AND a.place = s.i
  JOIN sampled_places b ON b.list = l.list AND b.place = s.j
)
GROUP BY list
-- Sums of fractions depend on their order, which is that of the samples.
HAVING aggregate(array_sort(collect_list(struct(sample, share))), 0D, (sum, x) -> sum + x.share) >= {{cohesiveShare}}D * count(*);

CREATE TEMPORARY VIEW proposing AS
SELECT list, times, n, shingles FROM list_documents WHERE length <= {{smallBucket}}
UNION ALL
SELECT list, times, n, shingles FROM list_documents LEFT SEMI JOIN cohesive USING (list);

-- The worker says how many keys a pair of such sizes has to share.
CREATE TABLE bounded USING parquet LOCATION '{{work}}/bounded' AS
SELECT bounded.* FROM (
  SELECT from_json(out, 'a BIGINT, b BIGINT, sharedKeys BIGINT, firstList BIGINT, least BIGINT', map('mode', 'FAILFAST')) AS bounded
  FROM (
    SELECT TRANSFORM(row) USING 'node variorum-worker.cjs bound variorum-options.json' AS (out STRING)
    FROM (
      SELECT to_json(struct(
        a.n AS a, b.n AS b, sum(a.times) AS sharedKeys, min(a.list) AS firstList,
        a.shingles AS shinglesOfA, b.shingles AS shinglesOfB)) AS row
      FROM proposing a JOIN proposing b ON a.list = b.list AND a.n < b.n
      GROUP BY a.n, b.n, a.shingles, b.shingles
    )
  )
);

-- A few duplicates meet all that the first of them meets; many leave that to the first.
CREATE TABLE speakers USING parquet LOCATION '{{work}}/speakers' AS
SELECT first, collect_list(n) AS speakers FROM duplicates WHERE documents <= {{fewDuplicates}} GROUP BY first;

CREATE TABLE proposed USING parquet LOCATION '{{work}}/proposed' AS
SELECT least(one, other) AS a, greatest(one, other) AS b, sharedKeys
FROM (
  SELECT p.sharedKeys,
    coalesce(l.speakers, array(p.a)) AS ones,
    coalesce(r.speakers, array(p.b)) AS others
  FROM bounded p LEFT JOIN speakers l ON p.a = l.first LEFT JOIN speakers r ON p.b = r.first
  WHERE p.sharedKeys >= p.least
) LATERAL VIEW explode(ones) AS one LATERAL VIEW explode(others) AS other
UNION ALL
SELECT x.n AS a, y.n AS b, x.keys AS sharedKeys
FROM duplicates x JOIN duplicates y ON x.first = y.first AND x.n < y.n
WHERE x.documents <= {{manyDuplicates}} OR x.n = x.first;

-- What a person decided on pairs, by the numbers of documents.
CREATE TABLE decided USING parquet LOCATION '{{work}}/decided' AS
SELECT least(a.n, b.n) AS a, greatest(a.n, b.n) AS b, decision
FROM decisions d LEFT JOIN documents a ON a.id = d.a LEFT JOIN documents b ON b.id = d.b
WHERE IF(a.n IS NULL OR b.n IS NULL, raise_error(concat('no document is called ', IF(a.n IS NULL, d.a, d.b))), true);

-- Candidates, and, of the pairs that share too few keys, each document's nearest, for the record. Of equally near ones
-- those that a walk through the documents meets first: smaller numbers, then by the first list that has both.
CREATE TABLE pairs USING parquet LOCATION '{{work}}/pairs' AS
SELECT false AS isRemark, a, b, sharedKeys FROM proposed
UNION ALL
SELECT false, a, b, CAST(0 AS BIGINT) FROM decided LEFT ANTI JOIN proposed USING (a, b)
UNION ALL
SELECT DISTINCT true, a, b, sharedKeys
FROM (
  SELECT a, b, sharedKeys, row_number() OVER (
    PARTITION BY n ORDER BY sharedKeys DESC, other > n, IF(other > n, firstList, 0), other) AS rank
  FROM (
    SELECT a AS n, b AS other, * FROM bounded
    UNION ALL
    SELECT b AS n, a AS other, * FROM bounded
  )
  WHERE sharedKeys < least AND sharedKeys >= {{leastRelated}}
) LEFT ANTI JOIN decided USING (a, b)
WHERE rank <= {{related}};
