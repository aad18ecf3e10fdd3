-- Takes the address of the output before anything else is done; Spark refuses it where something lies there.
CREATE TABLE run USING json LOCATION '{{out}}/run' AS
SELECT 'variorum' AS program, '{{version}}' AS version, '{{options}}' AS options;
