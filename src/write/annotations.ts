/**
 * Renders `annotations.jsonld`: one W3C Web Annotation for every span of every source that the edition cites, by
 * position and by quotation. Positions count characters (code points) of the decoded text, as the standard has it,
 * where `edition.json` counts bytes. A quotation has as much of the text around it as tells it from any other place.
 */

import { toWellFormed } from '../base/well-formed.js';
import type { Span } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import { programAddress } from './program-version.js';
import { restoreText } from './restore.js';

// UTF-16 units before and after a quotation, where that tells it from any other place: enough to find it again when the
// text around it moves, and as many as tools compare at once that allow for errors (bitap, as in diff-match-patch).
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
    edition.revisions.map(({ id, contentId, path, position, format, container }) => [
      id as string,
      {
        contentId,
        source: new Source(path, restoreText(edition, position), {
          isPlain: format === undefined && container === undefined,
        }),
      },
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
  readonly #target: { readonly source: string };
  readonly #bytes: Buffer;
  /** Counts the code points before each byte offset that begins one. */
  readonly #points: Uint32Array;

  /** `isPlain` where the text is what lies at the path, and was not taken out of a page, a record or an archive. */
  constructor(path: string, text: string, { isPlain }: { readonly isPlain: boolean }) {
    // Positions and surroundings are those of the text that this program takes out.
    this.#target = {
      source: addressOf(path),
      ...(isPlain ? {} : { renderedVia: { id: programAddress(), type: 'Software' } }),
    };
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
    const [from, to] = this.#contextOf([start, end]);
    return {
      ...this.#target,
      selector: [
        { type: 'TextPositionSelector', start: this.#points[start]!, end: this.#points[end]! },
        {
          type: 'TextQuoteSelector',
          exact: this.#bytes.toString('utf8', start, end),
          prefix: this.#bytes.toString('utf8', from, start),
          suffix: this.#bytes.toString('utf8', end, to),
        },
      ],
    };
  }

  /**
   * Finds the stretch around a span that the text has once: a quotation that stands there again says nothing about its
   * place. Doubling ends with the text as a whole, which has itself once.
   */
  #contextOf([start, end]: Span): Span {
    for (let length = contextLength; ; length *= 2) {
      const from = this.#step(start, -length);
      const to = this.#step(end, length);
      const isWhole = from === 0 && to === this.#bytes.length;
      if (isWhole || this.#isUnique([from, to])) return [from, to];
    }
  }

  #isUnique([from, to]: Span): boolean {
    const stretch = this.#bytes.subarray(from, to);
    const first = this.#bytes.indexOf(stretch);
    return first === from && this.#bytes.indexOf(stretch, first + 1) === -1;
  }

  /** Goes from `byte` over so many UTF-16 units at most, backwards where they are negative, as far as the text does. */
  #step(byte: number, units: number): number {
    const towards = Math.sign(units);
    let at = byte;
    for (let left = Math.abs(units); left > 0; ) {
      const next = this.#neighbour(at, towards);
      // Four bytes are two units, and no bytes are the end of the text.
      left -= Math.abs(next - at) === 4 ? 2 : 1;
      if (next === at || left < 0) break;
      at = next;
    }
    return at;
  }

  /** Finds where the next character begins; the same offset at an end of the text. */
  #neighbour(byte: number, towards: number): number {
    const end = towards < 0 ? 0 : this.#bytes.length;
    let at = byte;
    while (at !== end) {
      at += towards;
      if ((this.#bytes[at]! & 0xc0) !== 0x80) break;
    }
    return at;
  }
}
