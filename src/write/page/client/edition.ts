/** The script of an edition's page: which text is shown, and what opens when something is touched. */
import { drawComparison } from './compare.js';
import { byId } from './dom.js';
import { drawRevision } from './revision.js';
import { data, nameOf } from './texts.js';

type View = 'v-pub' | 'v-full' | 'v-one' | 'v-two';

const root = document.documentElement;
const article = byId('article');
const stage = byId('stage');
const said = byId('said');
const when = document.getElementById('when') as HTMLInputElement | null;

function chosen(): View {
  return document.querySelector<HTMLInputElement>('input[name=view]:checked')!.id as View;
}

function choose(view: View): void {
  byId<HTMLInputElement>(view).checked = true;
  show();
}

/** Draws what is chosen. */
function show(): void {
  const view = chosen();
  const isStaged = view === 'v-one' || view === 'v-two';
  article.hidden = isStaged;
  stage.hidden = !isStaged;
  root.classList.toggle('staged', isStaged);
  const pair = document.getElementById('pair');
  if (pair !== null) pair.hidden = view !== 'v-two';
  const line = document.querySelector<HTMLElement>('.line');
  if (line !== null) line.hidden = view === 'v-two';
  if (when !== null) {
    when.setAttribute('aria-valuetext', `Revision ${nameOf(Number(when.value))}`);
    byId('which').textContent = data.revisions[Number(when.value)]!.date;
    [...byId('stops').children].forEach((stop, at) => {
      stop.classList.toggle('at', view === 'v-one' && at === Number(when.value));
    });
  }
  if (view === 'v-one') said.textContent = drawRevision(stage, when === null ? 0 : Number(when.value));
  else if (view === 'v-two') {
    const [left, right] = [byId<HTMLSelectElement>('left'), byId<HTMLSelectElement>('right')];
    said.textContent = drawComparison(stage, Number(left.value), Number(right.value));
  } else {
    stage.replaceChildren();
    said.textContent = view === 'v-pub' ? `As published in ${nameOf(data.base)}` : 'Full record';
  }
}

/** Makes the item of a link visible, whatever is shown now, and opens its readings. */
function open(id: string): void {
  const section = document.getElementById(id);
  if (section === null || !section.classList.contains('i')) return;
  if (!stage.hidden || (chosen() === 'v-pub' && section.classList.contains('off'))) choose('v-full');
  section.querySelector('details')!.open = true;
}

function touch(event: MouseEvent): void {
  const target = event.target as Element;
  const link = target.closest<HTMLAnchorElement>('a[href^="#"]');
  if (link !== null) open(decodeURIComponent(link.hash.slice(1)));
  if (target.closest('a,summary,details,button,input,select,label') !== null) return;
  const section = target.closest('section.i');
  if (section === null || target.closest('.t') === null || getSelection()?.isCollapsed === false) return;
  const details = section.querySelector('details')!;
  details.open = !details.open;
}

root.classList.add('live');
byId('bar').addEventListener('submit', (event) => event.preventDefault());
byId('bar').addEventListener('change', show);
when?.addEventListener('input', () => choose('v-one'));
document.addEventListener('click', touch);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const details = (event.target as Element).closest?.('details[open]') as HTMLDetailsElement | null;
  if (details === null) return;
  details.open = false;
  details.querySelector('summary')?.focus();
});
addEventListener('hashchange', () => open(decodeURIComponent(location.hash.slice(1))));
show();
open(decodeURIComponent(location.hash.slice(1)));
