/** Opens the kernel and its memory once for each thread. */
import { BodyComparer } from '../../detect/evidence/body-comparer.js';
import type { Kernel } from '../../kernel/kernel.js';
import { Workspace } from '../../kernel/workspace.js';
import { loadKernel, makeAnotherKernel } from './load-kernel.js';

let workspace: Workspace | undefined;

/** The one workspace of this thread. */
export function openWorkspace(): Workspace {
  workspace ??= new Workspace(loadKernel());
  return workspace;
}

let comparer: BodyComparer | undefined;

/** The one comparer of this thread, in memory of its own: what it holds of a body outlives other work. */
export function openComparer(): BodyComparer {
  comparer ??= new BodyComparer(makeAnotherKernel());
  return comparer;
}

let setKernel: Kernel | undefined;

/** The kernel in whose memory this thread compares sets of shingles. */
export function openSetKernel(): Kernel {
  setKernel ??= makeAnotherKernel();
  return setKernel;
}
