-- Keeps each document's strongest pairs, the pairs that are kept whatever they show, and the forest.
CREATE TABLE verified USING parquet LOCATION '{{work}}/verified' AS
SELECT isReportOnly, a, b, sharedKeys, isEqual AND sizeOfA = 0 AS isAllEqual, shared, sizeOfA, sizeOfB, containment, sharedWeight, score
FROM worthy
LEFT SEMI JOIN (
  SELECT isReportOnly, a, b FROM ranked WHERE isNear OR isAsked
  UNION ALL
  SELECT isReportOnly, a, b FROM ranked LEFT SEMI JOIN forest USING (isReportOnly, a, b) WHERE isStrong
) kept USING (isReportOnly, a, b);
