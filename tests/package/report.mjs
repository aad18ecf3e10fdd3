/** Prints what was measured beside its bar, and ends the process with status 1 where a bar was missed. */
let missed = 0;

/** Says one thing that was tried; `isMet` false counts as a failure. */
export function say(isMet, text) {
  if (!isMet) missed++;
  process.stdout.write(`${isMet ? 'ok    ' : 'MISSED'}  ${text}\n`);
}

/** Says something that could not be tried, and why. */
export function sayUntried(text) {
  process.stdout.write(`untried ${text}\n`);
}

export function conclude() {
  process.stdout.write(`${missed === 0 ? 'All bars are met' : `${missed} missed`}\n`);
  process.exitCode = missed === 0 ? 0 : 1;
}
