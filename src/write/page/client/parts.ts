/**
 * Reads parts of what the page tells, when they are first asked for: from a block of the page, or from a script beside it,
 * which hands its part to a function that it finds here.
 */

import { makeSlug } from '../../slug.js';
import type { HeadsPart } from '../atlas/shape.js';
import { reportsInPart } from '../atlas/shape.js';

const parts = new Map<string, Promise<unknown>>();
const waiting = new Map<string, (part: unknown) => void>();

Object.assign(globalThis, {
  variorumPart: (name: string, part: unknown) => {
    waiting.get(name)?.(part);
    waiting.delete(name);
  },
});

/** Whoever asks knows what the part of that name holds. Fails where its file is not beside the page. */
export function loadPart<T>(name: string): Promise<T> {
  let part = parts.get(name);
  if (part === undefined) {
    const block = document.getElementById(`part-${name}`);
    part = block === null ? loadScript(name) : Promise.resolve(JSON.parse(block.textContent ?? 'null'));
    parts.set(name, part);
    // Another try may find it.
    part.catch(() => parts.delete(name));
  }
  return part as Promise<T>;
}

function loadScript(name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    waiting.set(name, resolve);
    script.src = `atlas/${name}.js`;
    script.addEventListener('load', () => script.remove());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`Cannot read atlas/${name}.js: the folder atlas has to lie beside this page`));
    });
    document.head.append(script);
  });
}

/** What a report is called, and where its edition lies; an empty address where none was written. */
export interface Head {
  readonly title: string;
  readonly href: string;
}

/** The head of a report by its number. */
export async function loadHead(report: number): Promise<Head> {
  const part = Math.floor(report / reportsInPart);
  return headIn(await loadHeads(part), report % reportsInPart);
}

const known = new Map<number, HeadsPart>();

/** The headlines of a part. */
export async function loadHeads(part: number): Promise<HeadsPart> {
  const heads = await loadPart<HeadsPart>(`heads-${part}`);
  known.set(part, heads);
  return heads;
}

/** The head of a report if its part has been read; undefined where it has not. */
export function knownHead(report: number): Head | undefined {
  const heads = known.get(Math.floor(report / reportsInPart));
  return heads === undefined ? undefined : headIn(heads, report % reportsInPart);
}

function headIn({ titles, folders }: HeadsPart, at: number): Head {
  const title = titles[at]!;
  const folder = folders[at]!;
  const slug = folder.startsWith('~')
    ? makeSlug(title, folder.slice(1) as Parameters<typeof makeSlug>[1])
    : folder;
  return { title, href: slug === '' ? '' : `editions/${encodeURIComponent(slug)}/index.html` };
}
