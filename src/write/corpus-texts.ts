/** Reads back the texts of a row of `merged.jsonl`: what a report says, wherever in the row it stands. */

interface RowTexts {
  readonly text: string;
  readonly headlines?: readonly string[];
  readonly captions?: readonly string[];
  readonly notices?: readonly string[];
  readonly dropped?: readonly { readonly text: string }[];
}

/** The texts that people look a report up by: its body, headlines, captions, notices, and what was dropped. */
export function readTexts(row: string | Uint8Array): string[] {
  const json = typeof row === 'string' ? row : Buffer.from(row.buffer, row.byteOffset, row.length).toString();
  // Rows are written by corpus.ts of the same program, in this run or in one that its archive vouches for.
  const { text, headlines = [], captions = [], notices = [], dropped = [] } = JSON.parse(json) as RowTexts;
  return [text, ...headlines, ...captions, ...notices, ...dropped.map((own) => own.text)];
}
