-- The pairs that are kept: each document's nearest, what a person asked for, and the forest.
CREATE TABLE verified USING parquet LOCATION '{{work}}/verified' AS
SELECT isRemark, a, b, sharedKeys, isEqual AND sizeOfA = 0 AS isAllEqual, shared, sizeOfA, sizeOfB, containment, sharedWeight, score
FROM worthy
LEFT SEMI JOIN (
  SELECT isRemark, a, b FROM ranked WHERE isNear OR isAsked
  UNION ALL
  SELECT isRemark, a, b FROM ranked LEFT SEMI JOIN forest USING (isRemark, a, b) WHERE isStrong
) kept USING (isRemark, a, b);
