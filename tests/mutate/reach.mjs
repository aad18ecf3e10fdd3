/**
 * Tells which test files can notice a change of a source file, by following their imports: what never loads a file cannot
 * fail by it. What a built command runs in a process of its own is not seen so, and is taken to load everything.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const loadsAll = /^tests\/cli\//;

/** Lists the test files of `npm test` in `root` that load `file`, by name. */
export function listTestsOf(root, file) {
  const imports = new Map();
  const importsOf = (path) => {
    if (!imports.has(path)) imports.set(path, readImports(root, path));
    return imports.get(path);
  };
  const reaches = (test) => {
    const seen = new Set([test]);
    for (const path of seen) {
      if (path === file) return true;
      for (const to of importsOf(path)) seen.add(to);
    }
    return false;
  };
  return listTests(root).filter((test) => loadsAll.test(test) || reaches(test));
}

/** What is timed or killed (`harm`) says nothing of a rule, and labelled texts (`gold`) are at hand on few machines. */
function listTests(root) {
  return ['unit', 'property', 'golden', 'cli']
    .flatMap((folder) =>
      readdirSync(join(root, 'tests', folder), { recursive: true }).map((path) => `tests/${folder}/${path}`),
    )
    .filter((path) => path.endsWith('.test.ts'))
    .sort();
}

function readImports(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  const specifiers = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['`](\.[^'`]+)['`]/g);
  return Array.from(specifiers, ([, to]) => sourceOf(root, normalize(join(dirname(path), to)))).filter(
    (to) => to !== null,
  );
}

/** The source of what is imported, or null where it is none: tests import what is built, too. */
function sourceOf(root, path) {
  const candidates = [path, path.replace(/\.js$/, '.ts'), path.replace(/^dist\/(.*)\.js$/, 'src/$1.ts')];
  const isFile = (each) =>
    /\.(?:ts|mjs)$/.test(each) && statSync(join(root, each), { throwIfNoEntry: false })?.isFile() === true;
  return candidates.find(isFile) ?? null;
}
