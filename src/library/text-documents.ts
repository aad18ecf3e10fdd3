/** Takes texts that are in memory for documents. */
import type { DocumentId } from '../model/document.js';
import type { DocumentRef } from '../model/document-ref.js';

/** A text in memory. */
export interface TextDocument {
  /** Its name in everything that comes out. */
  readonly id: string;
  readonly text: string;
  /** Its headline, where that is not in the text. */
  readonly title?: string;
  /** When it came out, as ISO 8601 or as news pages write it. */
  readonly date?: string;
}

/** Throws TypeError and RangeError for what is no text, and for two of one id. */
export function toRefs(texts: readonly TextDocument[]): readonly DocumentRef[] {
  if (!Array.isArray(texts))
    throw new TypeError(`Cannot merge texts: they must be a list, current value is ${String(texts)}`);
  const taken = new Set<string>();
  return texts.map(({ id, text, title, date }: TextDocument) => {
    requireName(id, 'id of a text');
    if (taken.has(id)) throw new RangeError(`Cannot merge texts: two have the id ${JSON.stringify(id)}`);
    taken.add(id);
    for (const [name, value] of Object.entries({ text, title: title ?? '', date: date ?? '' })) {
      if (typeof value !== 'string')
        throw new TypeError(
          `Cannot merge texts: the ${name} of ${JSON.stringify(id)} must be a string, current value is ${String(value)}`,
        );
    }
    const bytes = Buffer.from(text);
    if (bytes.toString() !== text)
      throw new RangeError(`Cannot merge texts: the text of ${JSON.stringify(id)} has half a surrogate pair`);
    const metadata = {
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { published: date }),
    };
    // A name that is given is a document's id.
    return { id: id as DocumentId, path: id, bytes, metadata };
  });
}

/** Throws TypeError where it is no string, RangeError where it is empty. */
export function requireName(value: string, name: string): string {
  if (typeof value !== 'string')
    throw new TypeError(`Cannot use the ${name}: it must be a string, current value is ${String(value)}`);
  if (value === '') throw new RangeError(`Cannot use the ${name}: it must not be empty`);
  return value;
}
