/** Offers how the river sorts reports by colour and by lanes, and says what its colours mean. */
import { byId, make, sourceNodes } from './dom.js';
import type { Sorting } from './river-colours.js';

/** Offers the names in a list of choices. */
export function offer(id: string, names: readonly string[], choose: (at: number) => void): void {
  const select = byId<HTMLSelectElement>(id);
  select.replaceChildren(...names.map((name, at) => new Option(name, String(at))));
  select.addEventListener('change', () => choose(Number(select.value)));
}

/** Shows each kind with its colour and how many reports of it pass. */
export function drawLegend({ kinds, colours, of }: Sorting, passed: Uint8Array): void {
  const counts = kinds.map(() => 0);
  for (let at = 0; at < of.length; at++) counts[of[at]!]! += passed[at]!;
  byId('legend').replaceChildren(
    ...kinds.map((kind, at) => {
      const key = make('i', 'dot');
      key.style.background = `var(${colours[at]!})`;
      const name = make('bdi', '', ...sourceNodes(kind));
      return make('li', '', key, name, ' ', make('small', '', counts[at]!.toLocaleString('en')));
    }),
  );
}
