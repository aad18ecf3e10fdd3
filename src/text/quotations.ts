/**
 * Finds quotations by their marks. Knows the marks of all scripts and lets an opening mark close with any that
 * fits it, since news mixes them.
 */
import type { CharSpan } from '../model/document.js';

const opening = /["“”«»„‟「『‹]/;
const closing = '"”“';
const closersOf: Readonly<Record<string, string>> = {
  '«': '»',
  '»': '«',
  '„': '“”‟"',
  '「': '」',
  '『': '』',
  '‹': '›',
};

/**
 * Returns the spans of the quotations in `text`, marks included, shifted by `offset`; one that is not closed
 * runs to the end.
 */
export function findQuotations(text: string, offset = 0): CharSpan[] {
  const spans: CharSpan[] = [];
  if (!opening.test(text)) return spans;
  let start = -1;
  let closers = '';
  for (let index = 0; index < text.length; index++) {
    const mark = text[index]!;
    if (start === -1) {
      // A closing mark without an opening one is a slip, not a quotation.
      if (!opening.test(mark) || mark === '”') continue;
      // 6" and 5'10" are lengths.
      if (mark === '"' && /\d/.test(text[index - 1] ?? '') && !/\S/.test(text[index + 1] ?? ' ')) continue;
      // name="value" is markup.
      const value = mark === '"' && text[index - 1] === '=' ? text.indexOf('"', index + 1) : -1;
      if (value !== -1) {
        index = value;
        continue;
      }
      start = index;
      closers = closersOf[mark] ?? closing;
    } else if (closers.includes(mark)) {
      spans.push([offset + start, offset + index + 1]);
      start = -1;
    }
  }
  if (start !== -1 && start < text.length - 1) spans.push([offset + start, offset + text.length]);
  return spans;
}
