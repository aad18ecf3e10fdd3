/**
 * Builds HTML by one tagged template, which escapes whatever is put into it, unless it is Html itself. Nothing
 * else uses escape-html. Text of sources goes through `sourceText`, which also shows what would turn the line
 * around.
 */
import escapeHtml from 'escape-html';

/** Markup that is safe to print. Made by `html` and `trusted` only. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlValue = string | number | null | false | Html | readonly Html[];

/**
 * @example
 * html`<p>${'a < b'}</p>`.markup // '<p>a &lt; b</p>'
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0]!;
  values.forEach((value, index) => {
    markup += toMarkup(value) + strings[index + 1]!;
  });
  return new Html(markup);
}

function toMarkup(value: HtmlValue): string {
  if (value instanceof Html) return value.markup;
  if (value === null || value === false) return '';
  if (typeof value === 'object') return value.map(({ markup }) => markup).join('');
  return escapeText(String(value));
}

/** Markup that this program wrote itself: charts, scripts, styles. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

// A parser makes a line feed of a bare carriage return, and the page would differ from its source.
function escapeText(text: string): string {
  return escapeHtml(text).replace(/\r/g, '&#13;');
}

// Embeddings, overrides and isolates: they reorder what stands around them.
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * Text of a source, letter by letter. Characters that turn the line around are kept, each alone in an isolate
 * that names it, so that they reach no further.
 */
export function sourceText(text: string): Html {
  if (!directionMarks.test(text)) return new Html(escapeText(text));
  const parts = text.split(/([\u202a-\u202e\u2066-\u2069])/);
  return new Html(
    parts
      .map((part, index) =>
        index % 2 === 0
          ? escapeText(part)
          : `<bdi class="cc" data-c="U+${part.charCodeAt(0).toString(16).toUpperCase()}">${part}</bdi>`,
      )
      .join(''),
  );
}

/** JSON for a data block of a page: nothing in it can end the block. */
export function jsonBlock(id: string, value: unknown): Html {
  const json = JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
  return new Html(`<script type="application/json" id="${id}">${json}</script>`);
}
