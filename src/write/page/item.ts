/** Draws one paragraph or block of the page: its text, the marks in its margin, and its readings behind them. */
import { isOrderKnown, lastSeenWords } from '../readings/order-words.js';
import { type Html, html, sourceText, trusted } from './html.js';
import { renderReadings } from './item-readings.js';
import type { EditionView, ItemView, Pointer } from './view.js';
import { opening } from './words.js';

// Colours that can still be told apart.
const ages = 10;

/** The colour class, 0 oldest, of what revision `at` of `count` brought in. */
export function ageOf(at: number, count: number): number {
  return count === 1 ? 0 : Math.round((at * (ages - 1)) / (count - 1));
}

const kindNames: Readonly<Record<Exclude<ItemView['kind'], 'paragraph'>, string>> = {
  headline: 'Headline',
  byline: 'Byline',
  dateline: 'Dateline',
  'update-mark': 'Update mark',
  caption: 'Caption',
  credit: 'Credit',
  notice: 'Notice',
};

/** "update mark", "paragraph". */
export function kindName(kind: ItemView['kind']): string {
  return kind === 'paragraph' ? kind : kindNames[kind].toLowerCase();
}

/** The markup of one item. The element `.t` holds the text of the edition letter by letter. */
export function renderItem(item: ItemView, view: EditionView): Html {
  const { id, formerly, kind, state, isPublished } = item;
  const elsewhere =
    item.elsewhere !== null &&
    html`<p class="why else" dir="ltr" lang="en">${sourceText(item.elsewhere)}</p>`;
  const isTitle = kind === 'headline' && isPublished;
  const classes = ['i', kind === 'paragraph' ? 'p' : `b ${kind}`, state, isPublished ? '' : 'off'].filter(
    Boolean,
  );
  // Links that were given out before lead here, too.
  const anchors = formerly.map((former) => html`<a id="${former}"></a>`);
  const label = labelOf(item, view);
  const text = html`<${trusted(isTitle ? 'h1' : 'p')} class="t" dir="auto">${agedText(item, view)}</${trusted(isTitle ? 'h1' : 'p')}>`;
  return html`<section class="${classes.join(' ')}" id="${id}">${anchors}${label}${text}${elsewhere}${renderReadings(item, view)}</section>
`;
}

function labelOf(
  { kind, state, isPublished, isLater, source, lastSeen, note, absorbedBy, hint }: ItemView,
  { edition }: EditionView,
): Html | false {
  const isOrdered = isOrderKnown(edition);
  const siglum = (at: number) => edition.revisions[at]!.siglum;
  const name = kind === 'paragraph' ? '' : kindNames[kind];
  if (isPublished || state === 'current') {
    if (kind === 'paragraph') return note !== null && html`<p class="why" dir="auto">${sourceText(note)}</p>`;
    return (kind === 'caption' || kind === 'notice') && html`<p class="why" dir="ltr" lang="en">${name}</p>`;
  }
  const words =
    state === 'withdrawn'
      ? 'Withdrawn'
      : isLater && isOrdered
        ? `Only in ${siglum(source)}, a later revision that was passed over`
        : lastSeenWords(state === 'absorbed' ? 'Absorbed' : 'Dropped', siglum(lastSeen), edition);
  const perhaps =
    hint !== null && html`; perhaps lives on in ${pointTo(hint)}, ${hint.similarity.toFixed(2).slice(1)}`;
  const into = absorbedBy.map((item) => html` ${pointTo(item)}`);
  return html`<p class="why" dir="ltr" lang="en">${name !== '' && `${name} · `}${words}${into.length > 0 && html`; its words live on in${into}`}${perhaps}${note !== null && html` — ${sourceText(note)}`}</p>`;
}

/** A link to an item by its first words. */
function pointTo({ id, text }: Pointer): Html {
  return html`<a href="#${id}"><q lang="" dir="auto">${sourceText(opening(text))}</q></a>`;
}

function agedText(item: ItemView, view: EditionView): Html {
  const { text, origins } = item;
  if (origins.length === 0) return sourceText(text);
  const [{ revision: first }] = origins as [ItemView['origins'][number]];
  const count = view.edition.revisions.length;
  if (origins.every(({ revision }) => revision === first))
    return html`<span class="a${ageOf(first, count)}">${sourceText(text)}</span>`;
  const parts: Html[] = [];
  let at = 0;
  for (const { start, end, revision } of origins) {
    const words = html`<span class="a${ageOf(revision, count)}">${sourceText(text.slice(start, end))}</span>`;
    parts.push(sourceText(text.slice(at, start)), words);
    at = end;
  }
  return html`${parts}${sourceText(text.slice(at))}`;
}
