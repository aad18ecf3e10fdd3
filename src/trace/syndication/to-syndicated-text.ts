/** Takes from a segmented document what syndication reads of it. */
import type { SegmentedDocument } from '../../model/document.js';
import type { SyndicatedText } from '../../model/syndication.js';
import { ByteOffsets } from '../../text/byte-offsets.js';
import type { GroupedDocument } from './find-syndicated.js';

/** Describes one document of a group. */
export function toSyndicatedText(
  {
    id,
    text,
    title,
    date,
    about,
    blocks,
  }: Omit<SegmentedDocument, 'sha256' | 'encoding' | 'hasByteOrderMark'>,
  { report, revision, isOrdered }: Omit<GroupedDocument, 'id'>,
): SyndicatedText {
  const offsets = new ByteOffsets(text);
  const headline = blocks.find(({ kind }) => kind === 'headline');
  // What was first published is what others took; later revisions are dated by their change.
  const when = (revision === 0 ? about?.published : undefined) ?? date ?? about?.published;
  return {
    id,
    report,
    revision,
    isOrdered,
    outlet: about?.publisher ?? hostOf(about?.url),
    date: when ?? null,
    headline: title ?? (headline === undefined ? null : text.slice(...headline.charSpan)),
    isCorrected: about?.status === 'corrected',
    blocks: blocks.map(({ kind, charSpan }) => ({
      kind,
      span: offsets.toSpan(charSpan),
      text: text.slice(...charSpan),
    })),
  };
}

/** The host of an address, without "www."; null where it has none. */
function hostOf(url: string | undefined): string | null {
  const host =
    url === undefined ? undefined : url.match(/^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i)?.[1];
  return host === undefined ? null : host.toLowerCase().replace(/^www\./, '');
}
