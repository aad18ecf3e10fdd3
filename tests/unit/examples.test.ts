/** Runs the example in the doc comment of every public function; a line that ends in a comment has that value. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as variorum from '../../src/index.js';

const src = join(import.meta.dirname, '../../src');

/** The examples in the sources by the names of what they are for. */
const examples = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    const found = text.matchAll(
      / \* @example\n((?: \*.*\n)+?) \*\/\nexport (?:async )?(?:function|const|class) (\w+)/g,
    );
    return Array.from(found, ([, code, name]) => [name!, code!.replace(/^ \* ?/gm, '')] as const);
  })
  .filter(([name]) => Object.hasOwn(variorum, name));

// They run as if they stood in the project's folder, and write nothing: what is merged stays in memory.
const before = process.cwd();
beforeAll(() => process.chdir(join(src, '..')));
afterAll(() => process.chdir(before));

/** Runs the lines, and returns each value beside the one that the comment behind it names. */
async function runLines(code: string): Promise<readonly (readonly [value: unknown, said: unknown])[]> {
  const values: [unknown, unknown][] = [];
  const body = code
    .replace(/, \{ out: 'out' \}/, '')
    .replace(
      /^(?!const|let|for| )(.*); \/\/ (.*)$/gm,
      (_, line: string, said: string) => `keep(${line}, ${said});`,
    );
  // biome-ignore lint/complexity/useArrowFunction: only a function written so gives its constructor.
  const Program = async function () {}.constructor as new (
    ...code: string[]
  ) => (keep: (value: unknown, said: unknown) => void, library: unknown) => Promise<void>;
  const names = Object.keys(variorum).join(', ');
  const program = new Program('keep', 'library', `const { ${names} } = library;\n{ ${body} }`);
  await program((value, said) => void values.push([value, said]), variorum);
  return values;
}

describe('examples in doc comments', () => {
  it.each(examples)('the example of %s runs, and gives what it says', async (_, code) => {
    for (const [value, said] of await runLines(code)) expect(value).toEqual(said);
  });

  it('nearly every public function has one', () => {
    const named = new Set(examples.map(([name]) => name));
    const without = Object.entries(variorum).flatMap(([name, value]) =>
      typeof value === 'function' && !named.has(name) ? [name] : [],
    );
    // These are handed what only the stage before them gives.
    expect(without.sort()).toEqual([
      'CommandFailure',
      'Workspace',
      'examine',
      'hashWhole',
      'makeKernel',
      'pair',
      'verify',
    ]);
  });
});
