/** Opens the kernel and its memory once for each thread. */
import { Workspace } from '../../kernel/workspace.js';
import { loadKernel } from './load-kernel.js';

let workspace: Workspace | undefined;

/** The one workspace of this thread. */
export function openWorkspace(): Workspace {
  workspace ??= new Workspace(loadKernel());
  return workspace;
}
