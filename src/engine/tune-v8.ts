/** Sets what V8 is to weigh otherwise than for a page in a browser. Other engines have no such settings. */
import { setFlagsFromString } from 'node:v8';

/** Bun and Deno say that they are Node, too. */
export const isNode =
  process.release.name === 'node' && !('bun' in process.versions) && !('deno' in process.versions);

const flags = [
  // The heap may grow by half before garbage is looked for, and not to three times what is in use: on a machine of much
  // memory that is most of what a run takes; of 20,000 files 354 MB, and 279 with this.
  '--heap-growing-percent=50',
  // Before it had a tier between the two, V8 optimized early: what is met once a document is optimized, thrown away and
  // optimized again, a sixth of the time that five files take and a fifth of a thousand's. A function is now to run through
  // seven times as much code before; with twenty times as much, large runs lose what small ones win.
  ...(/^11\./.test(process.versions.v8) ? ['--interrupt-budget=500000'] : []),
];

/** To be called before anything is compiled that is kept: what V8 has compiled holds for one set of flags. */
export function tuneV8(): void {
  if (isNode) for (const flag of flags) setFlagsFromString(flag);
}
