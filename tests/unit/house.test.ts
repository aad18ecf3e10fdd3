/** Draws the arrows between the rooms of `src` from its imports, and fails on one that runs back up or in a circle. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../src');

/** From the top: a room imports what stands below it, never what stands beside it. */
const floors: readonly (readonly string[])[] = [
  ['cli.ts', 'index.ts', 'build'],
  ['commands', 'library'],
  ['library-options.ts'],
  ['inspect', 'engine'],
  ['pipeline'],
  ['write', 'options'],
  ['trace'],
  ['merge', 'detect', 'read'],
  ['kernel'],
  ['text'],
  ['model'],
  ['base'],
];

const mostLines = 250;

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith('kernel/assembly/'));
const imports = new Map(files.map((path) => [path, importsOf(path)]));

function importsOf(path: string): readonly string[] {
  // Code that a build file writes is no import of its own.
  const text = readFileSync(join(src, path), 'utf8').replace(/`[^`]*`/g, '');
  const specifiers = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'(\.[^']+)'/g);
  return Array.from(specifiers, ([, specifier]) =>
    normalize(join(dirname(path), specifier!))
      .replaceAll('\\', '/')
      .replace(/\.js$/, '.ts'),
  );
}

function floorOf(path: string): number {
  return floors.findIndex((rooms) => rooms.includes(roomOf(path)));
}

function roomOf(path: string): string {
  return path.split('/')[0]!;
}

describe('the house', () => {
  it('is read whole: every file stands in a room, and every import leads to a file', () => {
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((path) => floorOf(path) === -1)).toEqual([]);
    const known = new Set(files);
    const lost = [...imports].flatMap(([path, all]) =>
      all.filter((to) => to.endsWith('.ts') && !known.has(to)).map((to) => `${path} → ${to}`),
    );
    expect(lost).toEqual([]);
  });

  it('has no arrow that runs back up, or to the room beside', () => {
    const wrong = [...imports].flatMap(([path, all]) =>
      all
        .filter((to) => roomOf(to) !== roomOf(path) && floorOf(to) <= floorOf(path))
        .map((to) => `${path} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no files that import each other in a circle', () => {
    expect(findCircle()).toEqual([]);
  });

  it('has few rooms, and few arrows between them', () => {
    const arrows = new Set(
      [...imports].flatMap(([path, all]) =>
        all.filter((to) => roomOf(to) !== roomOf(path)).map((to) => `${roomOf(path)} → ${roomOf(to)}`),
      ),
    );
    expect(new Set(files.map(roomOf)).size).toBeLessThanOrEqual(18);
    expect(arrows.size).toBeLessThanOrEqual(100);
  });
});

/** The first circle that a walk along the imports meets; empty where there is none. */
function findCircle(): readonly string[] {
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): readonly string[] => {
    const at = trail.indexOf(path);
    if (at >= 0) return [...trail.slice(at), path];
    if (done.has(path)) return [];
    for (const to of imports.get(path) ?? []) {
      const circle = walk(to, [...trail, path]);
      if (circle.length > 0) return circle;
    }
    done.add(path);
    return [];
  };
  for (const path of files) {
    const circle = walk(path, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

/** The comment that opens a file, on one line; empty where there is none. */
function headerOf(path: string): string {
  const text = readFileSync(join(src, path), 'utf8');
  const comment = text.match(/^(?:#!.*\n)?\/\*\*([\s\S]*?)\*\//)?.[1] ?? '';
  return comment.replace(/\s*\n \*\s?/g, ' ').trim();
}

describe('a file', () => {
  it('has at most 250 lines, tables of languages aside', () => {
    const long = files
      .filter((path) => !path.startsWith('text/words/'))
      .map((path) => [path, readFileSync(join(src, path), 'utf8').split('\n').length - 1] as const)
      .filter(([, lines]) => lines > mostLines);
    expect(long).toEqual([]);
  });

  it('opens with a sentence whose verb comes first, and never with "X in, Y out"', () => {
    const verb = /^[A-Z][a-z]+s\b/;
    const old = /\b(?:in|in,)\s.*\bout\b/;
    const wrong = files
      .map((path) => [path, headerOf(path).split(/[.:] /)[0]!] as const)
      .filter(([, sentence]) => !verb.test(sentence) || old.test(sentence));
    expect(wrong).toEqual([]);
  });
});
