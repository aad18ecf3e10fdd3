/**
 * Tells which test files can notice a change of a source file, by following their imports: what never loads a file cannot
 * fail by it. What a built command runs in a process of its own is not seen so, and is taken to load everything.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const loadsAll = /^tests\/cli\//;

/**
 * Lists the test files of `npm test` in `root` that load `file`, with how many imports away it is; `Infinity` where that is
 * not known.
 */
export function listTestsOf(root, file) {
  const imports = new Map();
  const importsOf = (path) => {
    if (!imports.has(path)) imports.set(path, readImports(root, path));
    return imports.get(path);
  };
  const distanceTo = (test) => {
    const distances = new Map([[test, 0]]);
    // A map is walked in the order in which it grows: the nearest first.
    for (const [path, distance] of distances) {
      if (path === file) return distance;
      for (const to of importsOf(path)) if (!distances.has(to)) distances.set(to, distance + 1);
    }
    return null;
  };
  return listTests(root)
    .map((path) => ({
      path,
      distance: distanceTo(path) ?? (loadsAll.test(path) ? Number.POSITIVE_INFINITY : null),
    }))
    .filter(({ distance }) => distance !== null);
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
