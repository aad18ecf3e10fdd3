-- Counts the links that do not lead to the least document of their component yet.
SELECT concat('unsettled ', (SELECT count(*) FROM {{links}}_{{turn}} x JOIN {{links}}_{{turn}} y ON x.v = y.u)
  + (SELECT count(*) - count(DISTINCT u) FROM {{links}}_{{turn}}));
