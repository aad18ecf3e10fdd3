/** Finds and makes elements for the scripts of the pages. Text goes in as text, never as markup. */

/** The element of an id that the page is known to have. */
export function byId<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new TypeError(`Cannot find ${id} in this page`);
  // The page is written by the program that this script belongs to: the id says which element it is.
  return found as T;
}

/** The JSON of a data block. */
export function readData<T>(id: string): T {
  return JSON.parse(byId(id).textContent ?? 'null') as T;
}

/** A new element with a class and children; null children are left out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Text of a source: characters that turn the line around each stand alone in an isolate that names them. */
export function sourceNodes(text: string): (Node | string)[] {
  return text.split(/([\u202a-\u202e\u2066-\u2069])/).map((part, index) => {
    if (index % 2 === 0) return part;
    const mark = make('bdi', 'cc', part);
    mark.dataset['c'] = `U+${part.charCodeAt(0).toString(16).toUpperCase()}`;
    return mark;
  });
}
