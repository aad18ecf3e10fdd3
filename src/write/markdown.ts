/**
 * Renders `canonical.md`: front matter, headline, text, and for every paragraph a footnote that says where it comes
 * from. Dropped paragraphs are quoted blocks with a bold label, so that nobody takes them for current text. The
 * library escapes the text: what looks like markup in a source shows as text.
 */

import type {
  Blockquote,
  FootnoteDefinition,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { toWellFormed } from '../base/well-formed.js';
import type { Edition, EditionBlock, EditionParagraph } from '../model/edition.js';
import type { Policy } from '../model/options.js';
import { onOneLine } from '../text/title.js';
import { renderFrontMatter } from './front-matter.js';
import { needsEscape, renderText } from './inert-markdown.js';
import { revisionsOf, type SourceNote, sigla, sourceNote, titleNote } from './notes.js';
import { writePlain } from './plain-markdown.js';
import { isOrderKnown, lastSeenWords } from './readings/order-words.js';
import { formerHeadlines } from './records.js';
import { explainSpeakers } from './speakers.js';

/**
 * Renders one edition: its full record under the policy `union`, the base's own text under `latest`.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * renderMarkdown(editions[0], 'latest').includes(editions[0].title); // true
 */
export function renderMarkdown(edition: Edition, policy: Policy): string {
  const view = policy === 'union' ? edition.views.fullRecord : edition.views.asPublished;
  const blocks = new Map(edition.blocks.map((block) => [block.id, block]));
  const paragraphs = new Map(edition.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const headline = edition.blocks.find(({ kind, state }) => kind === 'headline' && state !== 'dropped');
  const body = view.flatMap((id) => {
    const paragraph = paragraphs.get(id);
    return paragraph === undefined
      ? renderBlock(blocks.get(id)!, edition)
      : [renderParagraph(paragraph, edition)];
  });
  // A withdrawal's notice leads every view.
  const leading =
    edition.status === 'withdrawn' ? edition.blocks.filter(({ kind }) => kind === 'notice') : [];
  const shown = [...new Set([...leading.map(({ id }) => id), ...view])];
  const titles = titleNote(edition);
  const children: RootContent[] = [
    {
      type: 'heading',
      depth: 1,
      children: [
        { type: 'text', value: edition.title },
        ...(headline === undefined ? [] : [reference(headline.id)]),
        ...(titles === null ? [] : [reference(titleId)]),
      ],
    },
    ...(policy === 'union' ? renderFormerHeadlines(edition) : []),
    ...leading.map((block) => labelled('Notice', block)),
    ...body,
    ...(titles === null ? [] : [renderNote(titleId, titles)]),
    ...shown.map((id) => renderNote(id, sourceNote(paragraphs.get(id) ?? blocks.get(id)!, edition))),
  ];
  return toWellFormed(`---\n${renderFrontMatter(edition, policy)}---\n\n${writeParts(children)}`);
}

/** Writes the parts of a page with a blank line between them: none is a list or code, which alone would be held to its neighbour. */
function writeParts(parts: readonly RootContent[]): string {
  const written: string[] = [];
  let held: RootContent[] = [];
  const writeHeld = () => {
    if (held.length > 0)
      written.push(toMarkdown({ type: 'root', children: held }, markdownOptions).slice(0, -1));
    held = [];
  };
  for (const part of parts) {
    const plain = writePlain(part, needsEscape);
    if (plain === null) {
      held.push(part);
      continue;
    }
    writeHeld();
    written.push(plain);
  }
  writeHeld();
  return `${written.join('\n\n')}\n`;
}

/** Labels the footnote on headlines that stand in records; paragraphs and blocks are p1, b1 … */
const titleId = 'title';

/** Made once, since the library compiles its patterns for each object that it is given. */
const markdownOptions: Options = {
  extensions: [gfmToMarkdown()],
  handlers: { text: renderText },
  bullet: '-',
  emphasis: '_',
};

/** Quotes the headlines that ran before, or beside where the order is unknown, but for those that stand further on as dropped blocks. */
function renderFormerHeadlines(edition: Edition): Blockquote[] {
  const shown = new Set(
    edition.blocks.flatMap(({ state, text }) => (state === 'dropped' ? [onOneLine(text)] : [])),
  );
  return formerHeadlines(edition)
    .filter(({ text }) => !shown.has(text))
    .map(({ text, lastSeen: { siglum, date } }) => ({
      type: 'blockquote',
      children: [
        {
          type: 'paragraph',
          children: [
            strong(
              `${isOrderKnown(edition) ? 'Former headline, last seen in' : 'Headline in'} ${siglum}${date === null ? '' : `, ${date}`}`,
            ),
          ],
        },
        textParagraph(text),
      ],
    }));
}

function renderParagraph(paragraph: EditionParagraph, edition: Edition): Paragraph | Blockquote {
  const text: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'text', value: paragraph.text }, reference(paragraph.id)],
  };
  if (paragraph.state === 'current') return text;
  return {
    type: 'blockquote',
    children: [{ type: 'paragraph', children: renderLabel(paragraph, edition) }, text],
  };
}

function renderNote(
  id: string,
  { source, readings, speakers, facts, elsewhere }: SourceNote,
): FootnoteDefinition {
  const items = [...readings, ...[speakers, facts, elsewhere].filter((item) => item !== null)];
  const list: List = {
    type: 'list',
    spread: false,
    children: items.map(
      (item): ListItem => ({ type: 'listItem', spread: false, children: [textParagraph(item)] }),
    ),
  };
  return {
    type: 'footnoteDefinition',
    identifier: id,
    label: id,
    children: [textParagraph(source), ...(items.length > 0 ? [list] : [])],
  };
}

function renderLabel(paragraph: EditionParagraph, edition: Edition): PhrasingContent[] {
  const siglum = sigla(edition);
  const words = describeState(paragraph, edition);
  const label: PhrasingContent[] = [strong(words)];
  const leaning = explainSpeakers(paragraph, siglum(paragraph.source.revision));
  if (leaning !== null) label.push({ type: 'text', value: ` — ${leaning}` });
  return label;
}

function describeState(paragraph: EditionParagraph, edition: Edition): string {
  const { state, source, lastSeen } = paragraph;
  const last = sigla(edition)(lastSeen);
  if (state === 'withdrawn') return 'Withdrawn';
  const into = describeHeirs(paragraph);
  if (!isOrderKnown(edition)) return `${lastSeenWords('', last, edition)}${into}`;
  if (isAfterBase(source.revision, edition)) return `Only in ${last}, a later revision that was passed over`;
  return `${lastSeenWords(state === 'absorbed' ? 'Absorbed' : 'Dropped', last, edition)}${into}`;
}

/** Says where a paragraph's words are now, or where they may be. */
function describeHeirs({ absorbedBy = [], hints = [] }: EditionParagraph): string {
  if (absorbedBy.length > 0) return `: its words are in ${absorbedBy.join(', ')}`;
  const [likeliest] = hints;
  return likeliest === undefined
    ? ''
    : `; perhaps lives on in ${likeliest.paragraph}, ${likeliest.similarity.toFixed(2).slice(1)}`;
}

/** Tells whether a revision was passed over for the base: text of its own was never dropped. */
function isAfterBase(revision: string, edition: Edition): boolean {
  const revisions = revisionsOf(edition);
  return revisions.get(revision)!.position > revisions.get(edition.base)!.position;
}

const blockNames: Readonly<Record<EditionBlock['kind'], string>> = {
  headline: 'Headline',
  byline: 'Byline',
  dateline: 'Dateline',
  'update-mark': 'Update mark',
  caption: 'Caption',
  credit: 'Credit',
  notice: 'Notice',
};
/** Blocks that do not say by themselves what they are. */
const labelledKinds: readonly EditionBlock['kind'][] = ['caption', 'notice'];

function renderBlock(block: EditionBlock, edition: Edition): RootContent[] {
  const isCurrent = block.state !== 'dropped';
  const isShownAbove =
    isCurrent && (block.kind === 'headline' || (block.kind === 'notice' && edition.status === 'withdrawn'));
  if (isShownAbove) return [];
  if (!isCurrent) {
    const siglum = sigla(edition)(block.source.revision);
    const name = blockNames[block.kind];
    if (!isOrderKnown(edition)) return [labelled(`${name} · ${lastSeenWords('', siglum, edition)}`, block)];
    const words = isAfterBase(block.source.revision, edition)
      ? `${name}, only in ${siglum}`
      : lastSeenWords(name, siglum, edition);
    return [labelled(words, block)];
  }
  const words = labelledKinds.includes(block.kind) ? `${blockNames[block.kind]}: ${block.text}` : block.text;
  const text: PhrasingContent = { type: 'emphasis', children: [{ type: 'text', value: words }] };
  return [{ type: 'paragraph', children: [text, reference(block.id)] }];
}

function reference(id: string): PhrasingContent {
  return { type: 'footnoteReference', identifier: id, label: id };
}

function labelled(label: string, { id, text }: EditionBlock): Blockquote {
  return {
    type: 'blockquote',
    children: [
      { type: 'paragraph', children: [strong(label)] },
      { type: 'paragraph', children: [{ type: 'text', value: text }, reference(id)] },
    ],
  };
}

function strong(value: string): PhrasingContent {
  return { type: 'strong', children: [{ type: 'text', value }] };
}

function textParagraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}
