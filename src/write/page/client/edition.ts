/** Runs an edition's page: draws the text that is chosen, and opens what is touched. */
import { listChanges, stepToChange } from './changes.js';
import { drawComparison } from './compare.js';
import { byId } from './dom.js';
import { openFoldsByScript } from './folds.js';
import { drawRevision } from './revision.js';
import { data, nameOf } from './texts.js';

type View = 'v-pub' | 'v-full' | 'v-one' | 'v-two';

const root = document.documentElement;
const article = byId('article');
const stage = byId('stage');
const said = byId('said');
const when = document.getElementById('when') as HTMLInputElement | null;
// The revision that was last asked for; the other views show the text of the base.
let asked = data.base;

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
  showPlace(view);
  if (view === 'v-one') said.textContent = drawRevision(stage, asked);
  else if (view === 'v-two') {
    const [left, right] = [byId<HTMLSelectElement>('left'), byId<HTMLSelectElement>('right')];
    said.textContent = drawComparison(stage, Number(left.value), Number(right.value));
    listChanges(stage);
  } else {
    stage.replaceChildren();
    said.textContent = view === 'v-pub' ? `As published in ${nameOf(data.base)}` : 'Full record';
  }
}

/** Puts the slider and its date where the text that is shown comes from. */
function showPlace(view: View): void {
  if (when === null) return;
  const at = view === 'v-one' ? asked : data.base;
  when.value = String(at);
  when.setAttribute('aria-valuetext', `Revision ${nameOf(at)}`);
  const date = document.getElementById('which');
  if (date !== null) date.textContent = data.revisions[at]!.date || 'undated';
  [...byId('stops').children].forEach((stop, place) => {
    stop.classList.toggle('at', view === 'v-one' && place === at);
  });
}

function askForRevision(): void {
  asked = Number(when!.value);
  choose('v-one');
}

/** Makes the target of a link visible, whatever is shown now; of an item it opens the readings. */
function open(id: string): void {
  const found = document.getElementById(id);
  if (found === null) return;
  // An id that an item had before is an anchor in it.
  const section = found.closest<HTMLElement>('section.i') ?? found;
  const fold = section.closest<HTMLDetailsElement>('details.fold');
  if (fold !== null) fold.open = true;
  if (!section.classList.contains('i')) return;
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

/** `n` and `p` lead through the changes of a comparison; Escape closes readings. */
function press(event: KeyboardEvent): void {
  const target = event.target as Element;
  if (event.key === 'Escape') {
    const details = target.closest<HTMLDetailsElement>('details[open]');
    if (details === null) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  }
  // In a list of revisions a letter chooses one.
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches('select')) return;
  if (chosen() !== 'v-two') return;
  if (event.key === 'n') stepToChange(1);
  else if (event.key === 'p') stepToChange(-1);
}

root.classList.add('live');
byId('bar').addEventListener('submit', (event) => event.preventDefault());
byId('bar').addEventListener('change', show);
when?.addEventListener('input', askForRevision);
// The revision that the slider stands at can be asked for too, which moves nothing.
when?.addEventListener('click', askForRevision);
document.getElementById('previous')?.addEventListener('click', () => stepToChange(-1));
document.getElementById('next')?.addEventListener('click', () => stepToChange(1));
document.addEventListener('click', touch);
document.addEventListener('keydown', press);
addEventListener('hashchange', () => open(decodeURIComponent(location.hash.slice(1))));
openFoldsByScript();
show();
open(decodeURIComponent(location.hash.slice(1)));
