/**
 * Each folder here is one rule: `rule.txt` says it, `input/` shows it, `expected/` is what a person reviewed. Where the
 * rule is a flag's, `flags.txt` has that.
 * `npm run golden` writes `expected/` anew; the difference is reviewed like code.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Findings } from '../../src/write/check/findings.js';
import { checkEdition } from '../../src/write/check.js';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { mergeDirectory, readTree } from './run-directory.js';

const isRewriting = process.env['VARIORUM_GOLDEN'] === 'write';
/** What a person reads of a case; `edition.json` is checked claim by claim instead. */
const isReviewed = (path: string) =>
  /^(documents\.jsonl|clusters\.jsonl|review\.tsv)$|canonical\.md$/.test(path);

const cases = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

describe.each(cases.map(({ name }) => name))('%s', (name) => {
  const folder = join(import.meta.dirname, name);
  test(readFileSync(join(folder, 'rule.txt'), 'utf8').trim(), async () => {
    const { files, status } = await mergeDirectory(join(folder, 'input'), flagsOf(folder));
    expect(status).toBe(0);
    const reviewed = new Map([...files].filter(([path]) => isReviewed(path)));
    if (isRewriting) rewrite(join(folder, 'expected'), reviewed);
    expect(existsSync(join(folder, 'expected'))).toBe(true);
    expect(Object.fromEntries(reviewed)).toEqual(Object.fromEntries(readTree(join(folder, 'expected'))));
    for (const [path, content] of files) {
      if (!path.endsWith('edition.json')) continue;
      const findings = new Findings();
      checkEdition(parseEditionJson(content), path, findings);
      expect(findings.errors).toEqual([]);
    }
  });
});

/** Words of the command line beside the input, parted by spaces; none where there is no such file. */
function flagsOf(folder: string): readonly string[] {
  const path = join(folder, 'flags.txt');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ') : [];
}

function rewrite(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
