/** Makes one folder for all that the tests of a project leave behind, and takes it away when they have run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly scratch: string;
  }
}

export default function setUp({ provide }: TestProject): () => void {
  const scratch = mkdtempSync(join(tmpdir(), 'variorum-tests-'));
  provide('scratch', scratch);
  // A worker is ended by a signal, and could not clear up after itself.
  return () => rmSync(scratch, { recursive: true, force: true });
}
