/** The stages that a worker runs, in the order in which a run asks for them. */
export const stageNames = [
  'sign',
  'learn',
  'sample',
  'bound',
  'profile',
  'forest',
  'examine',
  'compile',
  'relate',
  'cluster',
  'merge',
  'publish',
  'tabulate',
] as const;
export type StageName = (typeof stageNames)[number];
