/**
 * Has other tools read what editions claim: Apache Annotator finds every annotation again, the package prov of Python reads
 * the provenance and holds it against the constraints of W3C PROV, and definitions of C2PA manifests are signed by
 * c2pa-python and read back, by it and by a reader that has none of its code.
 *
 *   npm run build && npm run test:claims [-- RECORDS.JSONL …]
 *
 * Packages come from their registries, into folders that are removed. Reads the seeds, planted reports, texts that mean
 * harm, and the files that are named.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlantedCorpus } from '../planted/corpus.mjs';
import { install, newFolder, removeFolders, root, run } from './install.mjs';
import { conclude, say, sayUntried } from './report.mjs';

const cli = join(root, 'dist/cli.js');
const folder = newFolder();

/** The folders of the editions of a run. */
function editionsOf(name, input) {
  const out = join(folder, name);
  const flags = ['--format', 'prov,annotations,c2pa', '--no-state', '--relations', 'none', '--quiet'];
  run(process.execPath, [cli, 'merge', input, '--out', out, ...flags], root);
  return readdirSync(join(out, 'editions')).map((slug) => join(out, 'editions', slug));
}

function writeRecords(name, records) {
  const path = join(folder, `${name}.jsonl`);
  writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return path;
}

const planted = [...new PlantedCorpus({ seed: 9, documents: 200 }).records(200)].map((record, at) => ({
  ...record,
  publisher: `Outlet ${at % 3}`,
}));

/** Revisions of a text that has what formats forbid or take for their own, repeats itself, and is in no normal form. */
const harmful = [1, 2, 3].map((figure) => ({
  id: `harm ${figure}?#%.txt`,
  title: `“Bridge” <b>&amp; ${'\ud83d'} \u202e`,
  date: `2024-03-0${figure}T08:00:00Z`,
  url: `https://a.example/?q=<x>&y=${figure}`,
  publisher: '"Quoted", [x] = {y}\n\\ \u0007',
  text: `The cafe\u0301 of Port Alder \u{1f600} closed on Tuesday, “we had few guests,” said Ida Strand, ]]> <!-- \ufeff\ufe01 it.\n\n${'Follow us\n\n'.repeat(4)}The council said on Tuesday that it would look for a new tenant, [^1]: and not before spring.\n\nEngineers found cracks in the old walls after the storm of last week, and neighbours were told to keep away from the quay until they had been looked at.\n\nAn ending of revision ${'again and '.repeat(figure)}again.`,
}));

/** Has Apache Annotator find every annotation of the editions, by position and by quotation. */
async function findAnnotations(editions) {
  const at = install('@apache-annotator/selector@0.2.0');
  const name = 'node_modules/@apache-annotator/selector/lib/index.js';
  const annotator = await import(pathToFileURL(join(at, name)).href);
  const { parseEditionJson } = await import(pathToFileURL(join(root, 'dist/index.js')).href);
  const { restoreText } = await import(pathToFileURL(join(root, 'dist/write/restore.js')).href);
  const placesOf = async (matches) => {
    const places = [];
    for await (const { startIndex, endIndex } of matches) places.push([startIndex, endIndex]);
    return places;
  };
  const whole = (text) => ({
    currentChunk: { data: text },
    nextChunk: () => null,
    previousChunk: () => null,
    precedesCurrentChunk: () => false,
  });
  let found = 0;
  const wrong = [];
  for (const edition of editions) {
    const { revisions, ...rest } = parseEditionJson(readFileSync(join(edition, 'edition.json'), 'utf8'));
    const texts = new Map(
      revisions.map(({ path, position }) => [
        path,
        restoreText({ revisions, ...rest }, position).toWellFormed(),
      ]),
    );
    const { items } = JSON.parse(readFileSync(join(edition, 'annotations.jsonld'), 'utf8'));
    for (const { id, target } of items) {
      const [position, quote] = target.selector;
      const text = texts.get(target.source.split('/').map(decodeURIComponent).join('/'));
      const places = await placesOf(annotator.textPositionSelectorMatcher(position)(whole(text)));
      const quoted = await placesOf(annotator.textQuoteSelectorMatcher(quote)(whole(text)));
      const isFound =
        places.length === 1 && text.slice(...places[0]) === quote.exact && `${quoted}` === `${places}`;
      if (isFound) found++;
      else wrong.push(id);
    }
  }
  say(
    wrong.length === 0,
    `Apache Annotator finds ${found} annotations by position and by quotation, each at one place${wrong.map((id) => `; not ${id}`).join('')}`,
  );
}

/** A Python with the packages, in a folder of its own; null where there is none, which is said. */
function findPython(packages) {
  const at = newFolder();
  try {
    run('python3', ['-m', 'venv', at], root);
    run(join(at, 'bin/pip'), ['install', '--quiet', ...packages], root);
    return join(at, 'bin/python');
  } catch (error) {
    sayUntried(`Python with ${packages.join(', ')}: ${firstLine(error)}`);
    return null;
  }
}

const firstLine = (error) =>
  String(error.stderr ?? error)
    .trim()
    .split('\n')[0];

/** Runs a script that prints what it found, and says so. */
function ask(python, script, args, describe) {
  try {
    const { wrong, ...counts } = JSON.parse(
      run(python, [join(root, 'tests/package/claims', script), ...args], root),
    );
    say(wrong.length === 0, `${describe(counts)}${wrong.map((each) => `\n        ${each}`).join('')}`);
  } catch (error) {
    say(
      false,
      `${script}: ${String(error.stderr ?? error)
        .trim()
        .split('\n')
        .slice(-3)
        .join(' ')}`,
    );
  }
}

/** The script that the README has for whoever signs. */
function readSigning() {
  const readme = readFileSync(join(root, 'src/write/README.md'), 'utf8');
  const path = join(folder, 'sign.py');
  writeFileSync(path, /<!-- sign -->\n```python\n([\s\S]*?)```/.exec(readme)[1]);
  return path;
}

const editions = [
  ...editionsOf('seeds', join(root, 'seeds')),
  ...editionsOf('planted', writeRecords('planted', planted)),
  ...editionsOf('harmful', writeRecords('harmful', harmful)),
  ...process.argv.slice(2).flatMap((path, at) => editionsOf(`named-${at}`, resolve(path))),
];
say(editions.length > 10, `${editions.length} editions of three and more inputs`);
await findAnnotations(editions);
const prov = findPython(['prov==3.2.3']);
if (prov !== null)
  ask(
    prov,
    'read_prov.py',
    editions.map((edition) => join(edition, 'prov.json')),
    ({ records }) =>
      `prov reads ${records} records, the same from its JSON and PROV-N, and no constraint of PROV is broken`,
  );
const packages = ['c2pa-python==0.38.1', 'c2pa-unstructured-text==0.2.0', 'encypher-c2pa==1.7.1'];
const c2pa = findPython(packages);
if (c2pa !== null) {
  const work = join(folder, 'signed');
  mkdirSync(work);
  ask(
    c2pa,
    'sign_c2pa.py',
    [readSigning(), work, ...editions],
    ({ assertions }) =>
      `c2pa-python signs ${assertions} assertions of ${editions.length} editions; two readers find them valid beside their text, the other one within it, and false for a text that was changed`,
  );
}
removeFolders();
conclude();
