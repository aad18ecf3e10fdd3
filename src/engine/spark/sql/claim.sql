-- The address of the output is taken before anything else is done, and refused where something lies there.
CREATE TABLE run USING json LOCATION '{{out}}/run' AS
SELECT 'variorum' AS program, '{{version}}' AS version, '{{options}}' AS options;
