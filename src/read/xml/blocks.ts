/** Arranges the parts of an agency's item in the order in which a page would have them. */
import type { ExtractedBlock } from '../extracted.js';

/** The parts of an item. */
export interface NewsParts {
  readonly headline?: string | undefined;
  readonly byline?: string | undefined;
  readonly dateline?: string | undefined;
  /** What the desk tells its clients about this version. */
  readonly edNote?: string | undefined;
  readonly body: readonly ExtractedBlock[];
  readonly credit?: string | undefined;
}

/** Arranges the parts, and leaves out headline and byline where the body repeats them. */
export function arrangeBlocks({
  headline,
  byline,
  dateline,
  edNote,
  body,
  credit,
}: NewsParts): ExtractedBlock[] {
  const own = new Set(body.map(({ text }) => squeeze(text)));
  const first = squeeze(
    body
      .slice(0, 3)
      .map(({ text }) => text)
      .join(' '),
  );
  const block = (kind: ExtractedBlock['kind'], text: string | undefined): ExtractedBlock[] =>
    text === undefined || text === '' || own.has(squeeze(text)) ? [] : [{ kind, text }];
  const isInBody = dateline !== undefined && first.includes(squeeze(dateline));
  const isHeadline = (text: string) => headline !== undefined && squeeze(text) === squeeze(headline);
  return [
    ...(headline === undefined ? [] : [{ kind: 'headline', text: headline } as const]),
    ...block('byline', byline),
    ...block('notice', edNote),
    ...(isInBody ? [] : block('dateline', dateline)),
    ...body.filter(({ text }) => !isHeadline(text)),
    ...block('credit', credit),
  ];
}

function squeeze(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, '').toLowerCase();
}
