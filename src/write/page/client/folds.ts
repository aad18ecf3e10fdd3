/**
 * Opens folds where a browser cannot lay out a closed one by its style (`::details-content`): the column beside
 * the text on a wide screen, and everything on paper.
 */

/** Does nothing in browsers whose style does it. */
export function openFoldsByScript(): void {
  if (CSS.supports('selector(::details-content)')) return;
  const folds = [...document.querySelectorAll<HTMLDetailsElement>('details.fold')];
  if (matchMedia('(min-width: 68.01rem)').matches)
    for (const fold of folds) if (fold.closest('.rail') !== null) fold.open = true;
  let opened: readonly HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = folds.filter(({ open }) => !open);
    for (const fold of opened) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
  });
}
