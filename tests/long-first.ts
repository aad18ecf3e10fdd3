/** Starts the test files that take longest first, so that no core waits for the other at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';
// Those of five seconds and more; the rest follow by what the last run took, or by their size.
import longest from './longest.json' with { type: 'json' };

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
