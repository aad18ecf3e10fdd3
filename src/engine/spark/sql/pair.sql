-- Finds candidate pairs from keys, as detect/pair.ts does: documents that share buckets, with the count that they
-- share. Posting lists are never gathered: a list is known by its length and by hashes of its documents, which
-- Spark combines where they lie, so that a key which half the corpus has costs one row a task.

-- Equal shingle sets, or equal texts where there are no shingles: the first document stands for the others. White
-- space equals nothing.
CREATE TABLE equal_sets USING parquet LOCATION '{{work}}/equal_sets' AS
SELECT whole, min(n) AS first, count(*) AS documents
FROM documents WHERE whole <> 0 GROUP BY whole HAVING count(*) > 1;

CREATE TABLE duplicates USING parquet LOCATION '{{work}}/duplicates' AS
SELECT n, first, documents, size(keys) AS keys
FROM documents d JOIN equal_sets e ON d.whole = e.whole;

CREATE TEMPORARY VIEW postings AS
SELECT key, n, shingles
FROM (
  SELECT n, keys, {{shingles}} AS shingles
  FROM documents d LEFT ANTI JOIN (SELECT n FROM duplicates WHERE n <> first) later USING (n)
) LATERAL VIEW explode(array_distinct(keys)) AS key;

-- Distinct lists, each called by its least key, with how often it comes.
CREATE TABLE lists USING parquet LOCATION '{{work}}/lists' AS
SELECT min(key) AS list, count(*) AS times, length
FROM (
  SELECT key, count(*) AS length, bit_xor(xxhash64(n)) AS hash, bit_xor(xxhash64(n, 1)) AS other, min(n) AS first, max(n) AS last
  FROM postings GROUP BY key HAVING count(*) > 1
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

-- The documents of long lists by their place, to look at those that are sampled. A list that a whole site holds is
-- numbered range by range of its documents, so that no one task has it all.
CREATE TABLE bucket_places USING parquet LOCATION '{{work}}/bucket_places' AS
WITH long_lists AS (
  SELECT list, length, n, shiftright(n, 33) AS range FROM list_documents WHERE length > {{smallBucket}}
),
earlier AS (
  SELECT list, range, coalesce(sum(count(*)) OVER (
    PARTITION BY list ORDER BY range ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM long_lists GROUP BY list, range
)
SELECT list, length, n, before + row_number() OVER (PARTITION BY list, range ORDER BY n) - 1 AS place
FROM long_lists JOIN earlier USING (list, range);

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
SELECT list, times, n, shingles FROM list_documents LEFT SEMI JOIN cohesive USING (list) WHERE length <= {{maxBucket}};

-- In a longer list that counts each document meets the first few and its neighbours (detect/keys/family-pairs.ts).
CREATE TABLE family_pairs USING parquet LOCATION '{{work}}/family_pairs' AS
WITH places AS (
  SELECT list, n, place FROM bucket_places LEFT SEMI JOIN cohesive USING (list) WHERE length > {{maxBucket}}
)
SELECT c.n AS a, d.n AS b FROM places c JOIN places d ON c.list = d.list AND c.place < d.place WHERE c.place < {{familyCentres}}
UNION
SELECT c.n AS a, d.n AS b FROM places c JOIN places d ON c.list = d.list AND d.place = c.place + 1;

CREATE TEMPORARY VIEW in_families AS SELECT a AS n FROM family_pairs UNION SELECT b FROM family_pairs;

-- Documents of one address, or of one report as an agency names it; of very many those that are neighbours.
CREATE TABLE address_pairs USING parquet LOCATION '{{work}}/address_pairs' AS
WITH carriers AS (
  SELECT address, n, count(*) OVER (PARTITION BY address) AS carriers, row_number() OVER (PARTITION BY address ORDER BY n) AS place
  FROM (SELECT n, explode(addresses) AS address FROM documents) WHERE address <> 0
)
SELECT DISTINCT c.n AS a, d.n AS b
FROM carriers c JOIN carriers d ON c.address = d.address AND c.place < d.place
WHERE c.carriers <= {{fewOfOneAddress}} OR d.place = c.place + 1;

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
      LEFT ANTI JOIN family_pairs f ON f.a = a.n AND f.b = b.n
      GROUP BY a.n, b.n, a.shingles, b.shingles
      UNION ALL
      -- Of these all shared keys are counted, and none is named for the record: they are of no list.
      SELECT to_json(struct(p.a, p.b, {{sharedKeys}} AS sharedKeys, -1 AS firstList,
        {{shinglesOfA}} AS shinglesOfA, {{shinglesOfB}} AS shinglesOfB))
      FROM family_pairs p JOIN documents x ON p.a = x.n JOIN documents y ON p.b = y.n
    )
  )
);

-- A few duplicates meet all that the first of them meets; many leave that to the first.
CREATE TABLE representatives USING parquet LOCATION '{{work}}/representatives' AS
SELECT first, collect_list(n) AS copies FROM duplicates WHERE documents <= {{fewDuplicates}} GROUP BY first;

CREATE TABLE keyed USING parquet LOCATION '{{work}}/keyed' AS
SELECT least(one, other) AS a, greatest(one, other) AS b, sharedKeys, false AS isEqual
FROM (
  SELECT p.sharedKeys,
    coalesce(l.copies, array(p.a)) AS ones,
    coalesce(r.copies, array(p.b)) AS others
  FROM bounded p LEFT JOIN representatives l ON p.a = l.first LEFT JOIN representatives r ON p.b = r.first
  WHERE p.sharedKeys >= p.least
) LATERAL VIEW explode(ones) AS one LATERAL VIEW explode(others) AS other
UNION ALL
SELECT x.n AS a, y.n AS b, x.keys AS sharedKeys, true AS isEqual
FROM duplicates x JOIN duplicates y ON x.first = y.first AND x.n < y.n
WHERE x.documents <= {{manyDuplicates}} OR x.n = x.first;

CREATE TABLE proposed USING parquet LOCATION '{{work}}/proposed' AS
SELECT k.a, k.b, sharedKeys, isEqual, o.a IS NOT NULL AS isOfOneAddress
FROM keyed k LEFT JOIN address_pairs o ON k.a = o.a AND k.b = o.b
UNION ALL
SELECT a, b, {{sharedKeys}} AS sharedKeys, false, true
FROM address_pairs LEFT ANTI JOIN keyed USING (a, b) JOIN documents x ON a = x.n JOIN documents y ON b = y.n;

-- What a person decided on pairs, by the numbers of documents.
CREATE TABLE decided USING parquet LOCATION '{{work}}/decided' AS
SELECT least(a.n, b.n) AS a, greatest(a.n, b.n) AS b, decision
FROM decisions d LEFT JOIN documents a ON a.id = d.a LEFT JOIN documents b ON b.id = d.b
WHERE IF(a.n IS NULL OR b.n IS NULL, raise_error(concat('no document is called ', IF(a.n IS NULL, d.a, d.b))), true);

-- Of two in families not all shared keys are counted: what is said of such a pair might be wrong.
CREATE TEMPORARY VIEW report_only AS
SELECT p.* FROM bounded p
LEFT ANTI JOIN address_pairs USING (a, b)
LEFT JOIN in_families x ON p.a = x.n LEFT JOIN in_families y ON p.b = y.n
WHERE sharedKeys < least AND sharedKeys >= {{leastRelated}} AND firstList >= 0 AND (x.n IS NULL OR y.n IS NULL);

-- Candidates, and, of the pairs that share too few keys, each document's nearest, for the report alone. Of equally near ones
-- those that a walk through the documents meets first: smaller numbers, then by the first list that has both.
CREATE TABLE pairs USING parquet LOCATION '{{work}}/pairs' AS
SELECT false AS isReportOnly, a, b, sharedKeys, isEqual, isOfOneAddress FROM proposed
UNION ALL
SELECT false, a, b, CAST(0 AS BIGINT), false, false FROM decided LEFT ANTI JOIN proposed USING (a, b)
UNION ALL
SELECT DISTINCT true, a, b, sharedKeys, false, false
FROM (
  SELECT a, b, sharedKeys, row_number() OVER (
    PARTITION BY n ORDER BY sharedKeys DESC, other > n, IF(other > n, firstList, 0), other) AS rank
  FROM (
    SELECT a AS n, b AS other, * FROM report_only
    UNION ALL
    SELECT b AS n, a AS other, * FROM report_only
  )
) LEFT ANTI JOIN decided USING (a, b)
WHERE rank <= {{related}};
