/** Starts the test files that take longest first, so that no core waits for the other at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Those of five seconds and more; the rest follow by what the last run took, or by their size.
const longest = [
  'cli/planted.test.ts',
  'property/merge.test.ts',
  'harm/runaway.test.ts',
  'cli/input-harm.test.ts',
  'property/furniture.test.ts',
  'golden/pages.test.ts',
  'cli/output-harm.test.ts',
  'harm/faults.test.ts',
  'harm/mutated.test.ts',
  'harm/killed.test.ts',
  'cli/commands.test.ts',
  'cli/sources.test.ts',
  'unit/read/html/html.test.ts',
  'golden/cases.test.ts',
  'property/stability.test.ts',
];

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rankOf = ({ project, moduleId }: TestSpecification) => {
      const rank = longest.findIndex((path) => moduleId.endsWith(path));
      // Projects stay together: each has its processes.
      return { name: project.name, rank: rank === -1 ? longest.length : rank };
    };
    return sorted
      .map((file) => ({ file, ...rankOf(file) }))
      .sort((left, right) => (left.name === right.name ? left.rank - right.rank : 0))
      .map(({ file }) => file);
  }
}
