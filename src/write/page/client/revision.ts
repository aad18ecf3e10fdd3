/** Shows one revision as it stood, and marks what is new since the one before it. */
import { diffWords } from '../../../text/word-diff.js';
import { make, sourceNodes } from './dom.js';
import { data, kindOf, nameOf, type Run, runsOf, sectionOf, wordsOf } from './texts.js';

/** Draws revision `at` into `stage` and says in a sentence what is new. */
export function drawRevision(stage: HTMLElement, at: number): string {
  const runs = runsOf(at);
  const before = at === 0 ? null : wordsOf(runsOf(at - 1));
  const sections: HTMLElement[] = [];
  let added = 0;
  let edited = 0;
  for (const run of runs) {
    const { nodes, isNew, isEdited } = markNew(run, before);
    if (isNew) added++;
    if (isEdited) edited++;
    const last = sections.at(-1);
    if (run.isNewParagraph || last === undefined) sections.push(drawParagraph(run, nodes, { isNew, at }));
    else last.querySelector('.t')!.append(' ', ...nodes);
  }
  const own = new Set(runs.map(({ item }) => item));
  const gone = [...(before?.keys() ?? [])].filter((item) => !own.has(item)).length;
  const words =
    before === null
      ? data.isOrdered
        ? 'The first that is known.'
        : 'Its place in time is not known.'
      : !data.isOrdered
        ? `Beside ${data.revisions[at - 1]!.siglum}, order unknown: ${count(added, 'passage')} only here, ${edited} in other words, ${gone} only there.`
        : `Since ${data.revisions[at - 1]!.siglum}: ${count(added, 'passage')} new, ${edited} edited, ${gone} gone.`;
  const head = make(
    'p',
    'stagehead',
    make('strong', '', `Revision ${nameOf(at)}`),
    ` · ${at + 1} of ${data.revisions.length} · ${words}`,
  );
  head.dir = 'ltr';
  head.lang = 'en';
  stage.replaceChildren(head, ...sections);
  return `Revision ${nameOf(at)}. ${words}`;
}

function drawParagraph(
  { item }: Run,
  nodes: readonly (Node | string)[],
  { isNew, at }: { readonly isNew: boolean; readonly at: number },
): HTMLElement {
  const source = sectionOf(item);
  const isHeadline = source.classList.contains('headline');
  const text = make(isHeadline ? 'h2' : 'p', 't', ...nodes);
  text.dir = 'auto';
  const kind = kindOf(source);
  const siglum = data.revisions[at - 1]?.siglum ?? '';
  const label = isNew ? make('p', 'why', data.isOrdered ? `New since ${siglum}` : `Not in ${siglum}`) : null;
  if (label !== null) label.dir = 'ltr';
  const details = source.querySelector('details')!.cloneNode(true);
  const section = make('section', `${kind}${isNew ? ' fresh' : ''}`, label, text, details);
  section.dataset['of'] = source.id;
  section.querySelector('details')!.open = false;
  markNow(section, at);
  return section;
}

/** Shows which of the marks is this revision's. */
function markNow(section: HTMLElement, at: number): void {
  section.querySelectorAll('.m i')[at]?.classList.add('now');
  const strokes = section.querySelector('.bars');
  if (strokes === null) return;
  const now = document.createElementNS(strokes.namespaceURI, 'path');
  now.setAttribute('class', 'now');
  now.setAttribute('d', `M${at}.5 15v2`);
  strokes.append(now);
}

/** The text of a run; words that the revision before does not have in this item are marked. */
function markNew(
  { item, text }: Run,
  before: ReadonlyMap<number, string> | null,
): { readonly nodes: (Node | string)[]; readonly isNew: boolean; readonly isEdited: boolean } {
  const old = before?.get(item);
  if (before === null || old === text) return { nodes: sourceNodes(text), isNew: false, isEdited: false };
  if (old === undefined)
    return { nodes: [make('ins', '', ...sourceNodes(text))], isNew: true, isEdited: false };
  const parts = diffWords(old, text).filter(([kind]) => kind >= 0);
  return {
    nodes: parts.flatMap(([kind, words]) =>
      kind === 1 ? [make('ins', '', ...sourceNodes(words))] : sourceNodes(words),
    ),
    isNew: false,
    isEdited: true,
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
