-- Lists the links that are sure enough to merge, larger number first: components are made of them.
CREATE TABLE links_0 USING parquet LOCATION '{{work}}/links_0' AS
SELECT DISTINCT b AS u, a AS v FROM judged WHERE tier = 'merge' AND NOT isReportOnly;
