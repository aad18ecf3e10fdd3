/**
 * Renders `annotations.jsonld`: one W3C Web Annotation for every span of every source that the edition cites, by
 * position and by quotation. Positions count characters (code points) of the decoded text, as the standard has it,
 * where `edition.json` counts bytes.
 */

import { toWellFormed } from '../base/well-formed.js';
import type { Span } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import { restoreText } from './restore.js';

// Characters before and after a quotation: enough to find it again when the text around it moves.
const contextLength = 32;

/**
 * Renders the annotations of one edition, one a line.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * JSON.parse(renderAnnotations(editions[0])).type; // "AnnotationPage"
 */
export function renderAnnotations(edition: Edition): string {
  const sources = new Map(
    edition.revisions.map(({ id, contentId, path, position }) => [
      id as string,
      { contentId, source: new Source(path, restoreText(edition, position)) },
    ]),
  );
  const items = [...citations(edition), ...asides(edition)].map(
    ({ of, revision, span, motivation, body }) => {
      const { contentId, source } = sources.get(revision)!;
      return {
        id: `urn:variorum:${edition.id}:${of}:${contentId}:${span.join('-')}`,
        type: 'Annotation',
        motivation,
        body,
        target: source.select(span),
      };
    },
  );
  const page = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:variorum:${edition.id}`,
    type: 'AnnotationPage',
    items: [] as const,
  };
  // One annotation a line: as compact as it can be and still be read and compared.
  return `${JSON.stringify(page).replace(/\[\]\}$/, '[\n')}${items.map((item) => JSON.stringify(item)).join(',\n')}\n]}\n`;
}

/** Lists all readings, each linked to the block or paragraph that it belongs to. */
function citations({ blocks, paragraphs }: Edition) {
  return [...blocks, ...paragraphs].flatMap(({ id, witnesses }) =>
    witnesses.map(({ revision, span, edge }) => ({
      of: id,
      revision,
      span,
      motivation: 'linking',
      body: {
        type: 'SpecificResource',
        source: 'edition.json',
        selector: { type: 'FragmentSelector', value: id },
        purpose: edge ?? 'printed',
      },
    })),
  );
}

/** Lists the furniture. */
function asides({ furniture }: Edition) {
  return furniture.map(({ revision, span }) => ({
    of: 'furniture',
    revision,
    span,
    motivation: 'classifying',
    body: { type: 'TextualBody', value: 'furniture', purpose: 'tagging' },
  }));
}

/** Writes a path as a relative address: nothing in it is a scheme, a query or a fragment. */
function addressOf(path: string): string {
  return toWellFormed(path).split('/').map(encodeURIComponent).join('/');
}

/** Makes selectors for the spans of one text. */
class Source {
  readonly #path: string;
  readonly #bytes: Buffer;
  /** Counts the code points before each byte offset that begins one. */
  readonly #points: Uint32Array;

  constructor(path: string, text: string) {
    this.#path = path;
    this.#bytes = Buffer.from(text);
    this.#points = new Uint32Array(this.#bytes.length + 1);
    let points = 0;
    this.#bytes.forEach((_, at) => {
      this.#points[at] = points;
      // Bytes 10xxxxxx go on with the character before them: the count stands once its last byte is passed.
      if (at + 1 === this.#bytes.length || (this.#bytes[at + 1]! & 0xc0) !== 0x80) points++;
    });
    this.#points[this.#bytes.length] = points;
  }

  select([start, end]: Span) {
    const quote = (from: number, to: number) => this.#bytes.subarray(from, to).toString();
    return {
      source: addressOf(this.#path),
      selector: [
        { type: 'TextPositionSelector', start: this.#points[start]!, end: this.#points[end]! },
        {
          type: 'TextQuoteSelector',
          exact: quote(start, end),
          prefix: quote(this.#atCharacter(start - contextLength), start),
          suffix: quote(end, this.#atCharacter(end + contextLength)),
        },
      ],
    };
  }

  /** Finds the next offset from `byte` on that begins a character, within the text. */
  #atCharacter(byte: number): number {
    let at = Math.min(this.#bytes.length, Math.max(0, byte));
    while (at < this.#bytes.length && (this.#bytes[at]! & 0xc0) === 0x80) at++;
    return at;
  }
}
