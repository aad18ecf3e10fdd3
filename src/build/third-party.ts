/** Renders the licences of all packages whose code is shipped, as their authors ask for it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** One text for the packages that lie in `folders`. Throws TypeError for one that names no licence. */
export function renderThirdParty(folders: ReadonlySet<string>): string {
  const entries = [...folders].map(describePackage);
  const unique = [...new Map(entries.map((entry) => [entry.title, entry.text]))];
  unique.sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    'Variorum holds code of the following packages, under their own licences.\n',
    ...unique.map(([title, text]) => `${'='.repeat(78)}\n${title}\n${'='.repeat(78)}\n\n${text.trim()}\n`),
  ].join('\n');
}

function describePackage(folder: string): { readonly title: string; readonly text: string } {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license } = manifest;
  if (typeof license !== 'string') throw new TypeError(`Cannot ship ${name}: it names no licence`);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8'));
  return {
    title: `${name} ${version} (${license})`,
    text: texts.length > 0 ? texts.join('\n') : `${license}, ${authorOf(manifest)}`,
  };
}

function authorOf({ name, author }: Manifest): string {
  const named = typeof author === 'string' ? author : author?.name;
  return named === undefined ? `the authors of ${name}` : named;
}
