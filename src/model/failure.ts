/**
 * Writes the one sentence that a person reads about each expected failure. Keeps them all in one function, which is long
 * because it is a table, so that every message has one form and says what to do.
 */
import { spellUnseen } from '../base/unseen.js';
import { describeArchiveFailure } from './archive-failure.js';
import type { Failure, OutputState } from './failure-kinds.js';
import { describePlanFailure } from './plan-failure.js';
import { describeThreadFailure } from './thread-failure.js';

export type { DocumentFailure, Failure, OutputState, Result } from './failure-kinds.js';

/** Carries an expected failure that ends a command: thrown where nothing can go on, caught only in `cli.ts`. */
export class CommandFailure extends Error {
  readonly failure: Failure;
  /** What led to it, each worth a line of its own; empty where the failure says all. */
  readonly causes: readonly Failure[];
  constructor(failure: Failure, causes: readonly Failure[] = []) {
    super(describeFailure(failure));
    this.failure = failure;
    this.causes = causes;
  }
}

/** Marks the end of a switch over a union: the compiler refuses a case that was forgotten. */
export function unreachable(value: never): never {
  throw new TypeError(`Cannot continue: unexpected value ${JSON.stringify(value)}`);
}

const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is no longer there',
  EISDIR: 'it is a directory',
  ENOSPC: 'the disk is full',
  EDQUOT: 'no more room is allowed on the disk',
  EFBIG: 'a file would be larger than is allowed',
  ENOTDIR: 'a part of its path is no directory',
  EEXIST: 'a file stands where a directory is needed',
  EIO: 'the disk or the network failed',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open',
  ELOOP: 'its links go round in a circle',
  EBUSY: 'something else uses it',
  EXDEV: 'it lies on another disk, or in a layer below',
  EFTYPE: 'it is no file but a pipe, a device or a socket',
};

// What means another thing where something is to be made.
const writingReasons: Readonly<Record<string, string>> = {
  ENOENT: 'its directory is not there and cannot be made',
};

function reasonOf({ code }: { readonly code: string }): string {
  return systemReasons[code] ?? code;
}

const standing: Readonly<Record<OutputState, string>> = {
  none: 'nothing is there, as before',
  former: 'the former output is untouched',
  new: 'the new result is there, whole',
  between: 'it was being replaced, and the next command finishes or undoes that',
};

function describeBusy({ pid, elsewhere }: Extract<Failure, { readonly elsewhere: unknown }>): string {
  return elsewhere === null
    ? `another run (process ${pid}) is writing there; wait for it`
    : `a run on ${quotePath(elsewhere.host)} (process ${pid}) writes there or was killed; where none runs, remove ${quotePath(elsewhere.lock)}`;
}

/** Writes a path or value on one line, control and direction characters made visible. */
export function quotePath(value: string): string {
  return spellUnseen(value);
}

function showSome(values: readonly string[]): string {
  const more = values.length - 3;
  return `${values.slice(0, 3).map(quotePath).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function countFiles(files: number): string {
  return files === 1 ? '1 file' : `${files} files`;
}

function adviseOnFlag({
  takenBy,
  nearest,
}: {
  readonly takenBy: readonly string[];
  readonly nearest: string | null;
}): string {
  if (takenBy.length > 0) return `, but of ${takenBy.join(', ')}`;
  return nearest === null ? '; --help lists them' : `; did you mean --${nearest}?`;
}

/**
 * Writes a failure as one sentence without a full stop, naming the file or flag and what to do.
 *
 * @example
 * describeFailure({ reason: 'no-such-input', path: 'nowhere' }).includes('nowhere'); // true
 */
export function describeFailure(failure: Failure): string {
  switch (failure.reason) {
    case 'no-such-input':
      return `Cannot read ${quotePath(failure.path)}: there is no such file or directory; check the path`;
    case 'nothing-to-read':
      return failure.files === 0
        ? `Cannot start: ${quotePath(failure.path)} holds no article that can be read; point to a directory of text files`
        : `Cannot start: none of ${countFiles(failure.files)} fits ${quotePath(failure.path)}, --include and --exclude; patterns speak of paths below the directory, and of records in a file as FILE#NAME`;
    case 'empty-input':
      return failure.files === 0
        ? `Cannot read ${quotePath(failure.input)}: it holds no file; check the path or leave it out`
        : `Cannot read ${quotePath(failure.input)}: none of ${countFiles(failure.files)} there fits the pattern; check it or leave it out`;
    case 'link-out':
      return `Cannot read ${quotePath(failure.path)}: it is a link to a ${failure.to} outside the input; follow such links with --follow-links or leave it out with --exclude`;
    case 'unreadable':
      return `Cannot read ${quotePath(failure.path)}: ${systemReasons[failure.code] ?? failure.code}; mend that or take the file out of the directory`;
    case 'binary':
      return `Cannot read ${quotePath(failure.path)}: it is not text (a zero byte at offset ${failure.offset}); take it out of the directory or convert it to text`;
    case 'invalid-utf8':
      return `Cannot read ${quotePath(failure.path)}: it is not valid UTF-8 (offset ${failure.offset}), nor plainly in another encoding; convert it to UTF-8 or name its encoding with --encoding`;
    case 'bad-record':
      return `Cannot read line ${failure.line} of ${quotePath(failure.path)}: ${failure.detail}; mend the line or name the fields with --fields`;
    case 'bad-source':
      return `Cannot read ${failure.place === null ? '' : `${quotePath(failure.place)} of `}${quotePath(failure.path)} as ${failure.format}: ${quotePath(failure.detail)}; mend it or leave it out with --exclude`;
    case 'no-article':
      return `Cannot read ${quotePath(failure.path)}: it is ${quotePath(failure.what)}, without the text of an article; leave it out with --exclude`;
    case 'too-large':
      return `Cannot read ${quotePath(failure.path)}: it ${failure.verb} more than ${failure.maxBytes} bytes; raise --max-bytes or leave it out with --exclude`;
    case 'stage-failed':
      return `Cannot ${failure.stage} ${quotePath(failure.path)}: ${quotePath(failure.detail)}; leave it out with --exclude and report it`;
    case 'changed':
      return `Cannot merge ${quotePath(failure.path)}: it changed while it was read; run again when the directory is at rest`;
    case 'output-not-ours':
      return `Cannot write to ${quotePath(failure.path)}: it holds files that Variorum did not write; choose an empty or new directory with --out`;
    case 'page-not-ours':
      return `Cannot write to ${quotePath(failure.path)}: it is no page that Variorum wrote; choose another file with --page`;
    case 'output-holds-input':
      return `Cannot write to ${quotePath(failure.path)}: it holds the input ${quotePath(failure.input)}; choose another directory with --out`;
    case 'output-busy':
      return `Cannot write to ${quotePath(failure.path)}: ${describeBusy(failure)} or write elsewhere`;
    case 'being-replaced':
      return `Cannot read ${quotePath(failure.path)}: ${describeBusy(failure)}`;
    case 'in-the-way':
      return `Cannot write to ${quotePath(failure.path)}: ${quotePath(failure.work)} is in the way, and Variorum did not write it; move it or write elsewhere`;
    case 'left-behind':
      return `Cannot write to ${quotePath(failure.path)}: ${quotePath(failure.work)}, which a killed run has left, cannot be cleared (${reasonOf(failure)}); call the command as one who may do that, or write elsewhere`;
    case 'work-left':
      return `Cannot remove ${quotePath(failure.work)} (${reasonOf(failure)}): it is no longer needed, and the new result in ${quotePath(failure.path)} is whole; remove it by hand`;
    case 'cut-short':
      return `Cannot read ${quotePath(failure.path)}: a run was killed while it put its result there, and the rest of it in ${quotePath(failure.work)} cannot be moved (${reasonOf(failure)}); call the command as one who may write there`;
    case 'cannot-write':
      return `Cannot write ${quotePath(failure.path)}: ${writingReasons[failure.code] ?? reasonOf(failure)}; ${standing[failure.state]}`;
    case 'cannot-print':
      return `Cannot print: ${reasonOf(failure)}`;
    case 'broken-program':
      return `Cannot start: the program’s own file ${quotePath(failure.path)} cannot be read (${systemReasons[failure.code] ?? failure.code}); install Variorum again`;
    case 'bad-option':
      return `Cannot use ${failure.flag}: it ${failure.rule}, current value is ${quotePath(failure.value)}`;
    case 'unknown-flag':
      return `Cannot start: ${quotePath(failure.flag)} is no flag of ${failure.command}${adviseOnFlag(failure)}`;
    case 'missing-flag':
      return `Cannot start: ${failure.flag} is missing; --help shows how`;
    case 'no-command':
      return failure.help;
    case 'unknown-command':
      return `Cannot start: there is no command ${quotePath(failure.command)}${failure.nearest === null ? '; --help lists them' : `; did you mean ${failure.nearest}?`}`;
    case 'too-few-arguments':
      return `Cannot start: too few arguments; the command is ${failure.usage}, and variorum ${failure.command} --help says more`;
    case 'too-many-arguments':
      return `Cannot start: ${showSome(failure.words)} ${failure.words.length === 1 ? 'is' : 'are'} too much; the command is ${failure.usage}`;
    case 'many-documents':
      return `Cannot tell which document ${quotePath(failure.id)} is: ${showSome(failure.found)} have it in their names; write one out`;
    case 'bad-config':
      return `Cannot use ${quotePath(failure.path)}: ${quotePath(failure.detail)}; mend it or leave out --config`;
    case 'unknown-setting':
      return `Cannot start: ${quotePath(failure.setting)} in ${quotePath(failure.where)} sets no flag${failure.nearest === null ? '; --help lists them' : `; did you mean ${failure.nearest}?`}`;
    case 'bad-usage':
      return failure.message.startsWith('Cannot')
        ? failure.message
        : `Cannot start: ${quotePath(failure.message)}; --help shows how`;
    case 'no-such-document':
      return `Cannot find a document named ${quotePath(failure.id)}${failure.nearest === null ? '; names are paths relative to the input directory' : `; did you mean ${quotePath(failure.nearest)}?`}`;
    case 'no-such-revision':
      return `Cannot restore ${quotePath(failure.id)}: no edition in ${quotePath(failure.path)} has a revision of that name; documents.jsonl there says which documents were merged`;
    case 'not-an-output':
      return `Cannot read ${quotePath(failure.path)}: it holds no run.json of Variorum; point to what 'variorum merge' wrote`;
    case 'bad-table':
      return `Cannot read ${quotePath(failure.path)}: its first line must name the columns ${failure.columns}, current value is ${quotePath(failure.found)}`;
    case 'not-in-input':
      return `Cannot merge ${quotePath(failure.path)}: ${quotePath(failure.table)} names it and the input has no document of that name; names are those of documents.jsonl`;
    case 'rows-unused':
      return `Cannot use ${failure.ids.length} of the rows of ${quotePath(failure.table)}: the input has no document named ${showSome(failure.ids)}; names are those of documents.jsonl`;
    case 'two-clusters':
      return `Cannot use ${quotePath(failure.path)}: it puts ${quotePath(failure.id)} into ${failure.clusters.map(quotePath).join(' and ')}; a document is in one cluster`;
    case 'one-name':
      return `Cannot write two reports as one: those of ${failure.ids.map(quotePath).join(' and ')} both have the name ${quotePath(failure.name)}; merge them in two runs`;
    case 'bad-decision':
      return `Cannot use ${quotePath(failure.path)}: the decision on ${quotePath(failure.a)} and ${failure.b === '' ? 'nothing' : quotePath(failure.b)} is ${quotePath(failure.word)}; write must, never or before for two documents, base for one, or nothing`;
    case 'bad-label':
      return `Cannot use ${quotePath(failure.path)}: the label of ${quotePath(failure.a)} and ${quotePath(failure.b)} is ${quotePath(failure.word)}; write one, not or open`;
    case 'decision-circle':
      return `Cannot use --pairs: it puts ${failure.ids.map(quotePath).join(' before ')}, ${failure.areCopies ? 'and they have the same bytes and headline, which makes them one revision; take the decision out' : 'which goes round in a circle; take one of these decisions out'}`;
    case 'two-bases':
      return `Cannot use --pairs: it makes both ${failure.ids.map(quotePath).join(' and ')} the base of one report; leave one of the two`;
    case 'doubt':
      return `Cannot end without doubt: ${failure.pairs} pairs wait in ${quotePath(failure.path)}/review.tsv; decide them there and give the file back with --pairs`;
    case 'no-spark':
      return failure.home === null
        ? 'Cannot start Spark: there is neither spark-sql nor spark-submit on the path; install Apache Spark 3.5 or set SPARK_HOME to where it lies'
        : `Cannot start Spark: SPARK_HOME is ${quotePath(failure.home)}, and there is neither bin/spark-sql nor bin/spark-submit in it; set it to where Apache Spark 3.5 lies`;
    case 'wrong-java':
      return `Cannot start Spark: it needs Java 8, 11 or 17, and found ${failure.found === null ? 'none' : quotePath(failure.found)}; set JAVA_HOME to one of these`;
    case 'no-master':
      return `Cannot reach the master ${quotePath(failure.master)}: it does not answer; check --master and that the cluster runs`;
    case 'no-node':
      return 'Cannot run the stages: an executor has no Node; install Node 20 on every machine of the cluster, where its PATH has it';
    case 'table-exists':
      return `Cannot write to ${quotePath(failure.path)}: it exists; choose another address with --out or delete it`;
    case 'spark-failed':
      return `Cannot finish on Spark: ${quotePath(failure.detail)}; all that it said is in ${quotePath(failure.log)}`;
    case 'relations-left-out':
      return `Cannot use ${quotePath(failure.path)}: its run was told to write --relations ${failure.relations}, and all are needed; run it again with --relations all`;
    case 'no-editions':
      return `Cannot compare the facts of ${quotePath(failure.path)}: its reports have no editions; write it again with 'variorum merge' and --editions all, or leave facts out of --fail-on`;
    case 'no-plan':
    case 'plan-in-input':
    case 'plan-in-output':
    case 'other-plan':
    case 'other-program':
    case 'input-changed':
    case 'step-early':
    case 'shard-missing':
    case 'broken-shard':
      return describePlanFailure(failure, quotePath);
    case 'no-archive':
    case 'other-layout':
    case 'broken-archive':
    case 'bad-ledger':
    case 'not-in-archive':
    case 'kept-option':
      return describeArchiveFailure(failure, quotePath);
    case 'broken-edition':
      return `Cannot use ${quotePath(failure.path)}: ${failure.detail}; write it again with 'variorum merge'`;
    default:
      return describeThreadFailure(failure, quotePath);
  }
}
