/** Draws one paragraph or block of the page: its text, the marks in its margin, and its readings behind them. */
import { groupBy } from '../../base/group-by.js';
import { diffWords } from '../../text/word-diff.js';
import { type Html, html, sourceText, trusted } from './html.js';
import { drawMarks, mostDots } from './marks.js';
import type { EditionView, ItemView, Place, Reading } from './view.js';
import { edgeWords } from './words.js';

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
  const { id, kind, state, isPublished } = item;
  const isTitle = kind === 'headline' && isPublished;
  const classes = ['i', kind === 'paragraph' ? 'p' : `b ${kind}`, state, isPublished ? '' : 'off'].filter(
    Boolean,
  );
  const label = labelOf(item, view);
  const text = html`<${trusted(isTitle ? 'h1' : 'p')} class="t" dir="auto">${agedText(item, view)}</${trusted(isTitle ? 'h1' : 'p')}>`;
  return html`<section class="${classes.join(' ')}" id="${id}">${label}${text}${renderReadings(item, view)}</section>
`;
}

function labelOf(
  { kind, state, isPublished, isLater, source, lastSeen, note, absorbedBy }: ItemView,
  { edition }: EditionView,
): Html | false {
  const siglum = (at: number) => edition.revisions[at]!.siglum;
  const name = kind === 'paragraph' ? '' : kindNames[kind];
  if (isPublished || state === 'current') {
    return (kind === 'caption' || kind === 'notice') && html`<p class="why" dir="ltr" lang="en">${name}</p>`;
  }
  const words =
    state === 'withdrawn'
      ? 'Withdrawn'
      : isLater
        ? `Only in ${siglum(source)}, a later revision that was passed over`
        : `${state === 'absorbed' ? 'Absorbed' : 'Dropped'}, last seen in ${siglum(lastSeen)}`;
  const into = absorbedBy.map((id) => html` <a href="#${id}">${id}</a>`);
  return html`<p class="why" dir="ltr" lang="en">${name !== '' && `${name} · `}${words}${into.length > 0 && html`; its words live on in${into}`}${note !== null && html` — ${sourceText(note)}`}</p>`;
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

function renderReadings(item: ItemView, view: EditionView): Html {
  const { readings } = item;
  const rows = readings.map((reading, at) => renderReading(reading, readings[at - 1], { item, view }));
  return html`<details><summary>${drawMarks(item.marks, item.marks.length > mostDots)}<span class="vh" lang="en" dir="ltr">Readings: ${describeMarks(item, view)}</span></summary><ol class="rd">${rows}</ol></details>`;
}

function describeMarks({ marks: own }: ItemView, { edition }: EditionView): string {
  const list = (kind: ItemView['marks'][number]) =>
    ranges(
      own.flatMap((mark, at) => (mark === kind ? [at] : [])),
      edition,
    );
  const [held, changed, absent] = [list('held'), list('changed'), list('absent')];
  return [
    held && `as printed in ${held}`,
    changed && `other words in ${changed}`,
    absent && `not in ${absent}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** "A–C, F". */
function ranges(revisions: readonly number[], { revisions: all }: EditionView['edition']): string {
  const runs: [number, number][] = [];
  for (const at of revisions) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === at - 1) last[1] = at;
    else runs.push([at, at]);
  }
  const siglum = (at: number) => all[at]!.siglum;
  return runs.map(([from, to]) => (from === to ? siglum(from) : `${siglum(from)}–${siglum(to)}`)).join(', ');
}

const gap = ' … ';

function renderReading(
  reading: Reading,
  before: Reading | undefined,
  { item, view }: { readonly item: ItemView; readonly view: EditionView },
): Html {
  const revisions = [...new Set(reading.places.map(({ revision }) => revision))];
  const isAlone =
    item.readings.length === 1 && reading.pieces.length === 1 && reading.pieces[0] === item.text;
  const name = html`<b class="sg">${ranges(revisions, view.edition)}</b>${reading.isPrinted && html` <span class="pr">printed</span>`}`;
  const text = isAlone ? '' : html`<p class="rt" lang="" dir="auto">${readingText(reading, before)}</p>`;
  return html`<li><div class="who" lang="en" dir="ltr">${name}</div>${text}<ul class="pl" lang="en" dir="ltr">${renderPlaces(reading.places, item, view)}</ul></li>`;
}

/** The reading with what the one before it had struck through. Without what is struck it is the reading itself. */
function readingText({ pieces }: Reading, before: Reading | undefined): Html {
  const wrap = (content: Html) => (pieces.length === 1 ? content : html`<span class="pc">${content}</span>`);
  if (before === undefined) return joinPieces(pieces.map((piece) => wrap(sourceText(piece))));
  // One difference over the whole, cut at the ends of pieces.
  let end = -gap.length;
  const bounds = pieces.map((piece) => {
    const start = end + gap.length;
    end = start + piece.length;
    return [start, end] as const;
  });
  const parts = pieces.map((): Html[] => []);
  let at = 0;
  for (const [kind, text] of diffWords(before.pieces.join(gap), pieces.join(gap))) {
    if (kind === -1) {
      const open = bounds.findLastIndex(([start]) => start <= at);
      parts[Math.max(0, open)]!.push(html`<del>${sourceText(text)}</del>`);
      continue;
    }
    bounds.forEach(([start, stop], piece) => {
      const own = text.slice(Math.max(0, start - at), Math.max(0, stop - at));
      if (own !== '') parts[piece]!.push(kind === 1 ? html`<ins>${sourceText(own)}</ins>` : sourceText(own));
    });
    at += text.length;
  }
  return joinPieces(parts.map((content) => wrap(html`${content}`)));
}

function joinPieces(pieces: readonly Html[]): Html {
  return html`${pieces.map((piece, at) => (at === 0 ? piece : html`<span class="gap"> … </span>${piece}`))}`;
}

const recordWords = 'title of the record';

// Fewer are told one by one, each with its file.
const minChain = 4;

/** Neighbours with the same words that hand them on unchanged are told in one line. */
function renderPlaces(places: readonly Place[], item: ItemView, view: EditionView): Html[] {
  const chains: Place[][] = [];
  for (const place of places) {
    const chain = chains.at(-1);
    if (chain !== undefined && isHandedOn(chain.at(-1)!, place)) chain.push(place);
    else chains.push([place]);
  }
  return chains.flatMap((chain) =>
    chain.length < minChain
      ? chain.map((place) => renderPlace(place, item, view))
      : [renderChain(chain, item, view)],
  );
}

function isHandedOn(before: Place, after: Place): boolean {
  return (
    [before, after].every(({ edge, isPart, hasDropped }) => edge === 'same' && !isPart && !hasDropped) &&
    before.revision + 1 === after.revision
  );
}

/** "B–S, each the same in the next: bytes 810–1086 in B–H, 542–818 in I–S". */
function renderChain(chain: readonly Place[], { isRecord }: ItemView, { edition }: EditionView): Html {
  const link = (own: readonly Place[]) => {
    const revisions = own.map(({ revision }) => revision);
    return html`<a href="#source-${edition.revisions[revisions[0]!]!.siglum}">${ranges(revisions, edition)}</a>`;
  };
  if (isRecord) return html`<li>${link(chain)}, <em>each the same in the next</em>, ${recordWords}</li>`;
  const spans = [...groupBy(chain, ({ span }) => span.join('–'))];
  const places = spans.map(([span, own], at) =>
    spans.length === 1 ? html`${span}` : html`${at > 0 && ', '}${span} in ${link(own)}`,
  );
  return html`<li>${link(chain)}, <em>each the same in the next</em>, bytes ${places}</li>`;
}

function renderPlace(
  { revision, span, edge, next, isPart, hasDropped }: Place,
  { source, isRecord }: ItemView,
  { edition }: EditionView,
): Html {
  const { siglum, path } = edition.revisions[revision]!;
  const step =
    edge === null
      ? revision === source
        ? ''
        : 'dropped'
      : `${edgeWords[edge][revision > source ? 1 : 0]} ${next === null ? 'it' : edition.revisions[next]!.siglum}`;
  const words = [isPart && 'gave words', !isPart && step, hasDropped && edge !== null && 'some of it dropped']
    .filter(Boolean)
    .join(', ');
  return html`<li><a href="#source-${siglum}">${siglum}</a> <span class="fn">${sourceText(path)}</span>, ${isRecord ? recordWords : `bytes ${span[0]}–${span[1]}`}${words !== '' && html` · <em>${words}</em>`}</li>`;
}
