/**
 * Lists the expected failures: what may go wrong with an input, an option or an output. Each is a value with the data
 * that its sentence needs; `failure.ts` writes the sentences.
 */

import type { ArchiveFailure } from './archive-failure.js';
import type { DocumentId } from './document.js';
import type { PlanStep } from './options.js';
import type { ThreadFailure } from './thread-failure.js';

/** An expected failure, told from the others by its reason. */
export type Failure =
  /** The input, or a table named by a flag, does not exist. */
  | { readonly reason: 'no-such-input'; readonly path: string }
  /** The input exists and holds nothing that can be read: an empty folder, or `--include "*.html"` over text files. */
  | {
      readonly reason: 'nothing-to-read';
      readonly path: string;
      /** How many files there are, of which the pattern or the flags leave none. */
      readonly files: number;
    }
  /** One of several inputs holds nothing, or no file that its pattern fits. */
  | { readonly reason: 'empty-input'; readonly input: string; readonly files: number }
  /** A link leads out of the input, and nobody said that it is to be followed. */
  | { readonly reason: 'link-out'; readonly path: string; readonly to: 'file' | 'folder' }
  /** The system refuses to open or read a file; `code` is its own, such as `EACCES`. */
  | { readonly reason: 'unreadable'; readonly path: string; readonly code: string }
  /** A file has a zero byte where text should be: a picture that is called `a.txt`. */
  | { readonly reason: 'binary'; readonly path: string; readonly offset: number }
  /** The bytes of a file are valid in no encoding that explains them. */
  | { readonly reason: 'invalid-utf8'; readonly path: string; readonly offset: number }
  /** A line of JSON Lines is no record, or has no text: `[1, 2]`. */
  | { readonly reason: 'bad-record'; readonly path: string; readonly line: number; readonly detail: string }
  /** A file is broken in its own format: XML whose elements are never closed. */
  | {
      readonly reason: 'bad-source';
      readonly path: string;
      readonly format: string;
      readonly place: string | null;
      readonly detail: string;
    }
  /** A file is whole and holds no article: a PDF, a picture with its caption. */
  | { readonly reason: 'no-article'; readonly path: string; readonly what: string }
  /** A file or document is larger than `--max-bytes` allows, as it is or once unpacked. */
  | {
      readonly reason: 'too-large';
      readonly path: string;
      readonly verb: 'has' | 'unpacks to';
      readonly maxBytes: number;
    }
  /** A stage threw on one document, which is a defect of the program. */
  | {
      readonly reason: 'stage-failed';
      readonly path: string;
      /** Set while `path` is a file of records and the document has no name yet. */
      readonly line?: number;
      readonly stage: string;
      readonly detail: string;
    }
  /** A file has other bytes than when it was read first. */
  | { readonly reason: 'changed'; readonly path: string }
  /** The output directory holds files that no run wrote. */
  | { readonly reason: 'output-not-ours'; readonly path: string }
  /** `--page` names a file that no run of this program wrote. */
  | { readonly reason: 'page-not-ours'; readonly path: string }
  /** The output directory is the input or lies around it, so that it would be replaced. */
  | { readonly reason: 'output-holds-input'; readonly path: string; readonly input: string }
  /** Another run writes to the output directory at the same time. */
  | Busy<'output-busy'>
  /** Another run puts its result into the directory that is to be read. */
  | Busy<'being-replaced'>
  /** Something that no run made has the name of the folder that an output is made in. */
  | { readonly reason: 'in-the-way'; readonly path: string; readonly work: string }
  /** What a run that was killed has left cannot be removed. */
  | { readonly reason: 'left-behind'; readonly path: string; readonly work: string; readonly code: string }
  /** The result is in its place, and what it was made in cannot be removed. */
  | { readonly reason: 'work-left'; readonly path: string; readonly work: string; readonly code: string }
  /** A run was killed while it put its result in its place, and this process may not finish that. */
  | { readonly reason: 'cut-short'; readonly path: string; readonly work: string; readonly code: string }
  /** The system refuses to write a file: the disk is full. */
  | {
      readonly reason: 'cannot-write';
      readonly path: string;
      readonly code: string;
      readonly state: OutputState;
    }
  /** The system refuses to take what is printed: /dev/full. */
  | { readonly reason: 'cannot-print'; readonly code: string }
  /** A file that the build puts beside the program is missing. */
  | { readonly reason: 'broken-program'; readonly path: string; readonly code: string }
  /** A flag has a value that it cannot have: `--threshold 2`. */
  | { readonly reason: 'bad-option'; readonly flag: string; readonly rule: string; readonly value: string }
  /** A flag does not exist, or is another command's: `--treshold`, `check --threshold .5`. */
  | {
      readonly reason: 'unknown-flag';
      readonly flag: string;
      readonly command: string;
      /** Other commands that take a flag of this name. */
      readonly takenBy: readonly string[];
      readonly nearest: string | null;
    }
  /** A command lacks a flag that it cannot do without: `variorum merge news`. */
  | { readonly reason: 'missing-flag'; readonly flag: string }
  /** The bare program: a person who does not know it yet is shown what there is. */
  | { readonly reason: 'no-command'; readonly help: string }
  /** A command does not exist: `variorum mrege`. */
  | { readonly reason: 'unknown-command'; readonly command: string; readonly nearest: string | null }
  /** A command lacks an argument: `variorum explain a.txt`. */
  | { readonly reason: 'too-few-arguments'; readonly usage: string; readonly command: string }
  /** A command has words that it cannot use: `variorum check out a.txt`. */
  | {
      readonly reason: 'too-many-arguments';
      readonly usage: string;
      readonly words: readonly string[];
    }
  /** The end of a name fits several documents: `a.txt` of `x/a.txt` and `y/a.txt`. */
  | { readonly reason: 'many-documents'; readonly id: string; readonly found: readonly string[] }
  /** The file of `--config` is no settings. */
  | { readonly reason: 'bad-config'; readonly path: string; readonly detail: string }
  /** A setting of a file or of the environment sets no flag: `VARIORUM_TRESHOLD`. */
  | {
      readonly reason: 'unknown-setting';
      readonly setting: string;
      readonly where: string;
      readonly nearest: string | null;
    }
  /** The command line cannot be understood otherwise. */
  | { readonly reason: 'bad-usage'; readonly message: string }
  /** A document that was asked for is not in the input. */
  | { readonly reason: 'no-such-document'; readonly id: string; readonly nearest: string | null }
  /** A revision that was asked for is in no edition. */
  | { readonly reason: 'no-such-revision'; readonly id: string; readonly path: string }
  /** A folder that should be the output of a run is none. */
  | { readonly reason: 'not-an-output'; readonly path: string }
  /** The header of a table lacks the columns that are needed. */
  | { readonly reason: 'bad-table'; readonly path: string; readonly columns: string; readonly found: string }
  /** A table of clusters names a document that the input does not have. */
  | { readonly reason: 'not-in-input'; readonly path: string; readonly table: string }
  /** A table of metadata has rows about documents that the input does not have. */
  | { readonly reason: 'rows-unused'; readonly table: string; readonly ids: readonly string[] }
  /** A table of clusters puts one document into two. */
  | {
      readonly reason: 'two-clusters';
      readonly id: string;
      readonly clusters: readonly [string, string];
      readonly path: string;
    }
  /** Two reports would have one id or one folder, so that one would be written over the other. */
  | { readonly reason: 'one-name'; readonly name: string; readonly ids: readonly [string, string] }
  /** A row of `--pairs` says something that is no decision, or two things that cannot both hold. */
  | {
      readonly reason: 'bad-decision';
      readonly path: string;
      readonly word: string;
      readonly a: string;
      readonly b: string;
    }
  /** A row of `--labels` says something that is no label. */
  | {
      readonly reason: 'bad-label';
      readonly path: string;
      readonly word: string;
      readonly a: string;
      readonly b: string;
    }
  /** Decisions on order put a document before itself. */
  | {
      readonly reason: 'decision-circle';
      readonly ids: readonly string[];
      /** True where the two have the same bytes and headline. */
      readonly areCopies: boolean;
    }
  /** Decisions make two documents the base of one report. */
  | { readonly reason: 'two-bases'; readonly ids: readonly [string, string] }
  /** Pairs wait for a person, and `--fail-on-doubt` was given. */
  | { readonly reason: 'doubt'; readonly path: string; readonly pairs: number }
  /** Spark is not installed where it is looked for. */
  | { readonly reason: 'no-spark'; readonly home: string | null }
  /** Java is missing, or is a version that Spark does not run on. */
  | { readonly reason: 'wrong-java'; readonly found: string | null }
  /** The master of the cluster does not answer. */
  | { readonly reason: 'no-master'; readonly master: string }
  /** A machine of the cluster has no Node. */
  | { readonly reason: 'no-node' }
  /** The address to which a run on Spark would write exists. */
  | { readonly reason: 'table-exists'; readonly path: string }
  /** Spark ended with an error. */
  | { readonly reason: 'spark-failed'; readonly detail: string; readonly log: string }
  /** A run was told to list some of its pairs, or none. */
  | { readonly reason: 'relations-left-out'; readonly path: string; readonly relations: string }
  /** Facts are to be compared, and the reports of an output have no editions. */
  | { readonly reason: 'no-editions'; readonly path: string }
  /** A folder that should be that of a plan is none. */
  | { readonly reason: 'no-plan'; readonly work: string }
  /** A plan would be kept where documents are looked for. */
  | { readonly reason: 'plan-in-input'; readonly work: string; readonly input: string }
  /** The folder of a plan and the output lie one in the other. */
  | { readonly reason: 'plan-in-output'; readonly work: string; readonly out: string }
  /** The folder of a plan has one that asks for something else. */
  | { readonly reason: 'other-plan'; readonly work: string; readonly differs: string }
  /** A plan was made by another version of the program, or of Node. */
  | { readonly reason: 'other-program'; readonly work: string; readonly made: string; readonly own: string }
  /** A file of the input is no longer what it was when the plan was made, or was not there then. */
  | { readonly reason: 'input-changed'; readonly path: string; readonly work: string }
  /** A step of a plan is called before what it works on is there. */
  | {
      readonly reason: 'step-early';
      readonly step: PlanStep;
      /** What is to be gathered first; null for the start. */
      readonly before: PlanStep | null;
      readonly work: string;
    }
  /** Shards of a step are gathered of which some have not been run, or not to their ends. */
  | {
      readonly reason: 'shard-missing';
      readonly step: PlanStep;
      readonly shards: readonly number[];
      readonly work: string;
    }
  /** A file that one command of a plan hands on to another is cut short, or another program's. */
  | { readonly reason: 'broken-shard'; readonly path: string }
  | ArchiveFailure
  | ThreadFailure
  /** A file of an edition is not what a run wrote. */
  | { readonly reason: 'broken-edition'; readonly path: string; readonly detail: string };

/** A value, or the failure that took its place. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

interface Busy<Reason extends string> {
  readonly reason: Reason;
  readonly path: string;
  readonly pid: number;
  /** Where the process cannot be asked from here whether it lives. */
  readonly elsewhere: { readonly host: string; readonly lock: string } | null;
}

/** What stands in an output after a failure: nothing, as before; the former result; the new one; or neither, for now. */
export type OutputState = 'none' | 'former' | 'new' | 'between';

/** Why a document that was listed takes no further part. */
export type DocumentFailure = Failure & {
  readonly document: DocumentId;
  /** True where its report failed, and nobody can tell which of the documents is at fault: it stands alone then. */
  readonly isOfReport?: boolean;
};
