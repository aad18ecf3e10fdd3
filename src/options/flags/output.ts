/** Defines the flags that say what is written, and where. */
import { isAddress } from '../../base/is-address.js';
import { type Format, formats, type KeepBase } from '../../model/options.js';
import { flag, whole } from '../flag.js';

const isFormat = (name: string): name is Format => formats.some((format) => format === name);
const isKeepBase = (rule: string): rule is KeepBase => /^(?:newest|longest|field:.*\S.*)$/s.test(rule);

export const outputFlags = [
  flag({
    name: 'out',
    type: 'text',
    isRequired: true,
    group: 'Output',
    help: 'Directory to write. Replaced as a whole when it holds an earlier run. Where a long run was cut short, the same command goes on from its last finished batch, kept in OUT.variorum-new',
    commands: ['merge', 'scan'],
    example: 'out',
    option: 'out',
  }),
  flag({
    name: 'state',
    type: 'switch',
    default: true,
    group: 'Output',
    help: 'Keep, in OUT/.variorum, what variorum add needs to go on from: sketches, what was worked out, and what was read of each article, so that sources may go. --no-state leaves that out, and with it ids.tsv, decisions.tsv and what tells of changes; so does --engine spark',
    commands: ['merge'],
    option: 'keepsState',
  }),
  flag({
    name: 'ids',
    type: 'text',
    group: 'Output',
    help: 'A ledger of ids, ids.tsv of another output: reports, paragraphs and documents keep the ids that were given there. By default that of the output that is replaced, if it has one',
    commands: ['merge'],
    changes: ['files'],
    example: 'archive/ids.tsv',
    check: (path, { state, engine }) => {
      if (path === '') return 'must name a file';
      if (path === null || (state !== false && engine !== 'spark')) return null;
      const other = state === false ? '--no-state' : '--engine spark';
      return `must not be given with ${other}, which keeps no ledger`;
    },
    option: 'ids',
    to: (path) => path ?? null,
  }),
  flag({
    name: 'policy',
    type: 'text',
    choices: ['union', 'latest'],
    default: 'union',
    group: 'Output',
    help: 'What canonical.md shows: the full record with dropped paragraphs marked, or the last text alone. union, so that nothing is lost',
    commands: ['merge'],
    changes: ['files'],
    example: 'latest',
    option: 'policy',
  }),
  flag({
    name: 'keep-base',
    type: 'text',
    default: 'newest',
    group: 'Output',
    help: 'Whose text leads an edition, and is its row of merged.jsonl, of the revisions that are neither withdrawn nor damaged: the newest; the longest; or with field:NAME the one whose record, or a copy’s, has the greatest value there, by the names of --keep: date and published as times, numbers as numbers, else letter by letter. Of equals the latest leads. newest: what an editor changed last is what the desk stands by; the others are for corpora that want the fullest or the best text',
    commands: ['merge'],
    changes: ['order', 'files'],
    example: 'field:score',
    check: (rule) => (isKeepBase(rule) ? null : 'must be newest, longest or field:NAME, as in field:score'),
    option: 'keepBase',
    // The check has seen what it is.
    to: (rule) => rule as KeepBase,
  }),
  flag({
    name: 'editions',
    type: 'text',
    choices: ['all', 'none'],
    default: 'all',
    group: 'Output',
    help: 'Write an edition folder for each report, or none',
    commands: ['merge'],
    changes: ['files'],
    example: 'none',
    option: 'editions',
  }),
  flag({
    name: 'relations',
    type: 'text',
    choices: ['all', 'merged', 'none'],
    default: 'all',
    group: 'Output',
    help: 'Pairs in relations.jsonl: all that were examined, those of one report (merged), or no such file (none). all, so that every verdict can be looked up; of a large corpus most of what is written. review.tsv lists what is in doubt in any case',
    commands: ['merge', 'scan'],
    changes: ['files'],
    example: 'merged',
    // The check of out comes first: here it is a text.
    check: (relations, { engine, out }) =>
      relations !== 'all' && engine === 'spark' && isAddress(String(out))
        ? 'must be all where --out is the address of tables'
        : null,
    option: 'relations',
  }),
  flag({
    name: 'threads',
    type: 'text',
    choices: ['all', 'none'],
    default: 'all',
    group: 'Output',
    help: 'Follow every paragraph through all reports: editions say where it was first and who else has it, and variorum trace finds it. all, since nothing else tells; none saves a quarter of the time. --engine spark follows none',
    commands: ['merge'],
    changes: ['files'],
    example: 'none',
    option: 'threads',
    to: (threads, { engine }) => (engine === 'spark' ? 'none' : threads),
  }),
  flag({
    name: 'keep',
    type: 'list',
    separator: /,/,
    group: 'Output',
    help: 'Fields of records that go along into merged.jsonl, commas between, such as license,url; or * for all. By default none: editions have them all',
    commands: ['merge'],
    changes: ['files'],
    example: 'license,url',
    check: (names) => (names.every((name) => name !== '') ? null : 'must be names with commas between, or *'),
    option: 'keep',
  }),
  flag({
    name: 'format',
    type: 'list',
    separator: /,/,
    default: ['html', 'picture'],
    group: 'Output',
    help: 'What is written beside canonical.md and edition.json, commas between. Forms of an edition: html the page, picture an SVG, tei TEI P5, prov W3C PROV-JSON, annotations W3C Web Annotations, c2pa the definition of a C2PA manifest, to be signed with one’s own key. tables: reports, paragraphs, readings, facts and more as Parquet and JSON Lines, in OUT/tables. Or none. html,picture, for people',
    commands: ['merge'],
    changes: ['files'],
    example: 'html,tei',
    needs: { flag: 'editions', value: 'all' },
    // The check of out comes first: here it is a text.
    check: (names, { engine, out }) =>
      !(names.every(isFormat) || (names.length === 1 && names[0] === 'none'))
        ? `must be some of ${formats.join(', ')} with commas between, or none`
        : names.includes('tables') && engine === 'spark' && isAddress(String(out))
          ? 'must not name tables where --out is the address of tables that Spark writes'
          : null,
    option: 'formats',
    // In the order in which they are written, whatever the person's.
    to: (names, { editions }) =>
      editions === 'none' ? [] : formats.filter((format) => names.includes(format)),
  }),
  flag({
    name: 'page',
    type: 'text',
    group: 'Output',
    help: 'HTML file to write, with plots. Replaced when it is one of ours',
    helpFor: {
      trace: 'HTML file to write in place of what is printed. Replaced when it is one of ours',
    },
    commands: ['tune', 'trace'],
    example: 'tuning.html',
    option: 'page',
  }),
  flag({
    name: 'limit',
    type: 'number',
    default: 20,
    group: 'Output',
    help: 'The most of readings, of paragraphs that carry a thread, and of other threads that are listed; all are counted. 20: a page of a terminal',
    commands: ['trace'],
    example: '100',
    check: whole(1, 1_000_000),
    option: 'limit',
  }),
  flag({
    name: 'revision',
    type: 'text',
    isRequired: true,
    group: 'Output',
    help: 'The document to give back: its path below the input, or the contentId of the revision',
    commands: ['restore'],
    example: 'news/1.txt',
    option: 'revision',
  }),
  flag({
    name: 'reason',
    type: 'text',
    isRequired: true,
    group: 'Output',
    help: 'Why the documents go: kept in ids.tsv beside their names',
    commands: ['remove'],
    example: 'asked for by the publisher',
    check: (reason) => (reason.trim() === '' ? 'must say why' : null),
    option: 'reason',
  }),
  flag({
    name: 'json',
    type: 'switch',
    group: 'Output',
    help: 'Print the result as JSON on stdout',
    commands: ['merge', 'add', 'remove', 'scan', 'explain', 'trace', 'tune', 'compare', 'check', 'eval'],
    option: 'isJson',
  }),
  flag({
    name: 'html',
    type: 'switch',
    group: 'Output',
    help: 'Print a page on stdout: one HTML file that needs nothing else',
    commands: ['explain'],
    // Only one form fits on stdout.
    check: (isHtml, { json }) =>
      isHtml && json === true ? 'must not be given with --json: only one form fits on stdout' : null,
    option: 'isHtml',
  }),
] as const;
