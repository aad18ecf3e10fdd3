/**
 * Folds away what stood above the lead and is no longer in the published text, so that the full record opens
 * with the lead. The folds keep the order of the record: what is published between them stays in sight.
 */
import { groupBy } from '../../base/group-by.js';
import { orderPhrases } from '../readings/order-words.js';
import { type Html, html } from './html.js';
import { kindName, renderItem } from './item.js';
import type { EditionView, ItemView } from './view.js';
import { counted } from './words.js';

/** An earlier revision had it, and the published text has not. */
export function isDropped({ state, isLater }: Pick<ItemView, 'state' | 'isLater'>): boolean {
  return state !== 'current' && !isLater;
}

/** The markup of `flow`, which is in the order of the full record. Without a published paragraph nothing is folded. */
export function foldAboveLead(flow: readonly ItemView[], view: EditionView): Html[] {
  const lead = flow.findIndex(({ kind, isPublished }) => kind === 'paragraph' && isPublished);
  const runs: ItemView[][] = [];
  for (const [at, item] of flow.entries()) {
    const last = runs.at(-1);
    if (at < lead && !item.isPublished && last?.[0]?.isPublished === false) last.push(item);
    else runs.push([item]);
  }
  let seen = 0;
  return runs.map((run) => {
    const isAbove = seen < lead && !run[0]!.isPublished;
    seen += run.length;
    const items = run.map((item) => renderItem(item, view));
    return isAbove
      ? html`<details class="above fold off"><summary dir="ltr" lang="en">${describeRun(run, view)}</summary>
${items}</details>
`
      : html`${items}`;
  });
}

/** "2 dropped paragraphs and 1 dropped caption above the lead". */
function describeRun(run: readonly ItemView[], { edition }: EditionView): string {
  const { dropping } = orderPhrases(edition);
  const groups = groupBy(run, (item) => `${isDropped(item) ? dropping : 'other'} ${kindName(item.kind)}`);
  const words = [...groups].map(([name, items]) => counted(items.length, name));
  const last = words.pop()!;
  return `${words.length === 0 ? last : `${words.join(', ')} and ${last}`} above the lead`;
}
