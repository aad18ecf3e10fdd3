/** Calls `run` with limits changed, and sets them back: the stages read a limit when they are called. */
export function sweep<Limits extends object, Result>(
  limits: Limits,
  changed: Partial<Limits>,
  run: () => Result,
): Result {
  const kept = { ...limits };
  try {
    Object.assign(limits, changed);
    return run();
  } finally {
    Object.assign(limits, kept);
  }
}
