/** Says what is wrong with the index of threads in an output, and with what it is asked for. */
export type ThreadFailure =
  /** An output has no index of threads. */
  | { readonly reason: 'no-threads'; readonly path: string }
  /** The index is laid out as this version of the program does not know. */
  | {
      readonly reason: 'other-threads';
      readonly path: string;
      readonly format: string;
      readonly known: number;
    }
  /** A file of the index is not what a run wrote. */
  | { readonly reason: 'broken-threads'; readonly path: string }
  /** No thread has the id, and none stands in the paragraph or block of that id. */
  | { readonly reason: 'no-such-thread'; readonly path: string; readonly id: string };

/** One sentence; `quotePath` spells paths as all other sentences do. */
export function describeThreadFailure(failure: ThreadFailure, quotePath: (path: string) => string): string {
  const path = quotePath(failure.path);
  switch (failure.reason) {
    case 'no-threads':
      return `Cannot trace paragraphs in ${path}: it has no index of threads; write it again with 'variorum merge', without --threads none`;
    case 'other-threads':
      return `Cannot trace paragraphs in ${path}: its index of threads has format ${quotePath(failure.format)} and this program knows ${failure.known}; write it again with 'variorum merge'`;
    case 'broken-threads':
      return `Cannot trace paragraphs: ${path} is damaged; put back a copy of the output, or write it again with 'variorum merge'`;
    case 'no-such-thread':
      return `Cannot find ${quotePath(failure.id)} in ${path}: it is the id of no thread, and of no paragraph that one stands in; ids are those of edition.json, as in p2fdd33e5bec0`;
  }
}
