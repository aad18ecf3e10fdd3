/** Defines the flags that say what is read, and how. */
import { defaultFields, defaultReading, type FieldNames } from '../../model/options.js';
import { inputFormats } from '../../model/source-formats.js';
import { isKnownEncoding } from '../../read/encodings.js';
import { flag, whole } from '../flag.js';

// A comma inside braces belongs to the glob.
const betweenGlobs = /,(?![^{]*\})/;

const whatGlobsMean =
  'A glob is held against the path of a file, as documents.jsonl names it: "2019/**/*.html,*.txt". One with :// is held against the addresses of the records in files, of WARC, JSON Lines and all that hold many: "https://example.org/news/**". FILE#NAME is held against the path of a file, any where FILE is left out, and the address, id or number of a record in it: "*.warc.gz#**/2019/**", "#urn:*". Without / a glob fits the last part of a path or name';

export const inputFlags = [
  flag({
    name: 'root',
    type: 'text',
    group: 'What is read',
    help: 'The directory below which documents are named, where an input is a part of it. By default the deepest one that holds all inputs of this command',
    commands: ['add'],
    example: 'crawl',
    check: (path) => (path === '' ? 'must name a directory' : null),
    option: 'root',
    to: (path) => path ?? null,
  }),
  flag({
    name: 'fields',
    type: 'list',
    separator: /,/,
    default: Object.entries(defaultFields).map(([role, name]) => `${role}=${name}`),
    group: 'What is read',
    help: 'Which fields of a record hold what, for example text=body,id=uid. A path such as article.body leads into what a field holds, and through a list, whose elements are paragraphs. What is not named keeps its default. By default the usual names',
    commands: ['merge', 'add', 'watch', 'scan', 'explain', 'tune'],
    changes: ['reading'],
    example: 'text=body,id=uid',
    check: (parts) =>
      parts.every((part) => splitField(part) !== null)
        ? null
        : 'must be like text=body,id=uid,title=headline,date=time',
    option: 'fields',
    to: (parts): FieldNames => ({
      ...defaultFields,
      ...Object.fromEntries(parts.map((part) => splitField(part)!)),
    }),
  }),
  flag({
    name: 'input-type',
    type: 'text',
    choices: inputFormats,
    otherNames: { txt: 'text', md: 'markdown', htm: 'html', ndjson: 'jsonl', rss: 'feed', atom: 'feed' },
    group: 'What is read',
    help: 'Format of all inputs, packed or not, for a stream or for files whose name or beginning misleads. By default as each looks',
    commands: ['merge', 'add', 'watch', 'scan', 'explain', 'tune'],
    changes: ['reading'],
    example: 'jsonl',
    needs: { flag: 'engine', value: 'local' },
    option: 'reading.inputType',
  }),
  flag({
    name: 'include',
    type: 'list',
    separator: betweenGlobs,
    addsUp: true,
    group: 'What is read',
    help: `Read only what fits one of these globs, parted by commas. ${whatGlobsMean}. By default all`,
    commands: ['merge', 'add', 'watch', 'scan', 'explain', 'tune'],
    changes: ['reading'],
    example: '2019/**',
    needs: { flag: 'engine', value: 'local' },
    option: 'reading.include',
    to: (globs) => globs.filter((glob) => glob !== ''),
  }),
  flag({
    name: 'exclude',
    type: 'list',
    separator: betweenGlobs,
    addsUp: true,
    group: 'What is read',
    help: 'Leave out what fits one of these globs, parted by commas, which mean what those of --include do. By default none',
    commands: ['merge', 'add', 'watch', 'scan', 'explain', 'tune'],
    changes: ['reading'],
    example: '*.pdf',
    needs: { flag: 'engine', value: 'local' },
    option: 'reading.exclude',
    to: (globs) => globs.filter((glob) => glob !== ''),
  }),
  flag({
    name: 'follow-links',
    type: 'switch',
    group: 'What is read',
    help: 'Follow links to files and directories outside the input. Off: each is named, and the run ends with 1. Links that stay inside are followed anyway; a file is read once, whatever leads to it',
    commands: ['merge', 'add', 'watch', 'scan', 'explain', 'tune'],
    changes: ['reading'],
    needs: { flag: 'engine', value: 'local' },
    option: 'reading.followsLinks',
  }),
  flag({
    name: 'encoding',
    type: 'text',
    group: 'What is read',
    help: 'Encoding of all inputs without a byte-order mark, such as windows-1251. By default as each declares, else as it looks',
    commands: ['merge', 'add', 'watch', 'scan', 'explain', 'tune'],
    changes: ['reading'],
    example: 'windows-1251',
    needs: { flag: 'engine', value: 'local' },
    check: (name) => (isKnownEncoding(name) ? null : 'must be the name of an encoding, such as windows-1251'),
    option: 'reading.encoding',
  }),
  flag({
    name: 'max-bytes',
    type: 'number',
    default: defaultReading.maxBytes,
    group: 'What is read',
    help: 'Most bytes of one document, or of a file that is read whole, unpacked. 64 MiB: no article is as large, and it fits in memory. A compressed collection may unpack to 256 times as much, on disk',
    commands: ['merge', 'add', 'watch', 'scan', 'explain', 'tune'],
    changes: ['reading'],
    example: '1000000',
    needs: { flag: 'engine', value: 'local' },
    check: whole(1, 2 ** 31 - 1),
    option: 'reading.maxBytes',
  }),
  flag({
    name: 'metadata',
    type: 'text',
    group: 'What is read',
    help: 'Table (.csv or .tsv) about files that say nothing of themselves: columns id, date, publisher, url, archive id. By default none',
    commands: ['merge', 'add', 'watch', 'scan', 'explain', 'tune'],
    changes: ['reading'],
    example: 'files.csv',
    needs: { flag: 'engine', value: 'local' },
    option: 'reading.metadata',
  }),
  flag({
    name: 'paragraph',
    type: 'text',
    group: 'What is read',
    help: 'What to look up in place of a sentence: the id of a paragraph or block, as edition.json, canonical.md and the links of pages have it, or of a thread',
    commands: ['trace'],
    example: 'p2fdd33e5bec0',
    check: (id) =>
      /^#?[a-z](?:[\da-f]{12}|[\da-f]{16})$/.test(id)
        ? null
        : 'must be a letter and twelve or sixteen hexadecimal digits',
    option: 'paragraph',
    to: (id) => id ?? null,
  }),
] as const;

/** `text=body` → its role and the name of the field; null where it is not of that form. */
function splitField(part: string): readonly [role: string, name: string] | null {
  const [role, name, ...rest] = part.split('=').map((word) => word.trim());
  const isKnown = role !== undefined && Object.hasOwn(defaultFields, role);
  return isKnown && name !== undefined && name !== '' && rest.length === 0 ? [role, name] : null;
}
