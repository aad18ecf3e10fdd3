/** Opens the kernel and its memory once for each thread. */
import { BodyComparer } from '../../detect/evidence/body-comparer.js';
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
