/** Says what is wrong with an archive, and with what it is asked for. */
export type ArchiveFailure =
  /** An output holds no state that a later run could go on from. */
  | { readonly reason: 'no-archive'; readonly path: string }
  /** The state of an archive is laid out as this version of the program does not know. */
  | {
      readonly reason: 'other-layout';
      readonly path: string;
      readonly layout: string;
      readonly known: number;
    }
  /** A file of an archive is not what a run wrote; `detail` names what it holds. */
  | { readonly reason: 'broken-archive'; readonly path: string; readonly detail: string }
  /** A ledger of ids has a line that no run wrote. */
  | { readonly reason: 'bad-ledger'; readonly path: string; readonly line: number; readonly detail: string }
  /** A document is to be removed that is not there. */
  | { readonly reason: 'not-in-archive'; readonly path: string; readonly id: string }
  /** An option is given anew to an archive whose content rests on it. */
  | { readonly reason: 'kept-option'; readonly path: string; readonly options: string };

/** One sentence; `quotePath` spells paths as all other sentences do. */
export function describeArchiveFailure(failure: ArchiveFailure, quotePath: (path: string) => string): string {
  const path = quotePath(failure.path);
  switch (failure.reason) {
    case 'no-archive':
      return `Cannot use ${path} as an archive: it holds no state to go on from; write it with 'variorum merge', without --no-state`;
    case 'other-layout':
      return `Cannot go on with ${path}: its state has layout ${failure.layout} and this program knows ${failure.known}; use the program that wrote it, or merge the sources into another directory with its ids.tsv as --ids`;
    case 'broken-archive':
      return `Cannot go on with ${path}: it is damaged, and ${failure.detail} cannot be read; put back a copy of the archive, or merge the sources into another directory with its ids.tsv as --ids`;
    case 'bad-ledger':
      return `Cannot use ${path}: line ${failure.line} is no row of ids, ${failure.detail}; put back the file that the archive wrote`;
    case 'not-in-archive':
      return `Cannot remove ${quotePath(failure.id)}: the archive ${path} has no document of that name; names are those of documents.jsonl`;
    case 'kept-option':
      return `Cannot change ${failure.options} of the archive ${path}: what it holds was made with other values; merge it anew with them, or leave them out`;
  }
}
