-- Links that are sure enough to merge, larger number first: what components are made of.
CREATE TABLE links_0 USING parquet LOCATION '{{work}}/links_0' AS
SELECT DISTINCT b AS u, a AS v FROM judged WHERE tier = 'merge' AND NOT isRemark;
