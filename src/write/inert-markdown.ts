/**
 * Writes texts of sources into Markdown so that they stay texts in every reader: in one that knows no front matter and
 * draws it like the rest, and in one that keeps to the Markdown of old, where a backslash before "<" or "&" is no escape.
 */
import type { Parents, Text } from 'mdast';
import { defaultHandlers, type Info, type State } from 'mdast-util-to-markdown';
import { Scalar, type ScalarTag, stringify, type Tags } from 'yaml';
import { unseen } from '../base/unseen.js';
import { toWellFormed } from '../base/well-formed.js';
import { writePlainYaml } from './plain-yaml.js';

// Matches whatever the library may escape in some surroundings; more than it does in the end.
const mayNeedEscape = /^[\s#\d*+\-<=>[\]_`~|:]|\s$|[\t\r\n\\`*_[\]<&~@!#]|:\/|[Ww]\./;

/** Tells whether the library may change a text. */
export function needsEscape(text: string): boolean {
  return mayNeedEscape.test(text);
}

/**
 * Escapes a text as the library does, which looks for a hundred patterns, but skips texts that need none of that. What
 * it puts a backslash before and old readers would not, becomes a reference.
 */
export function renderText(node: Text, parent: Parents | undefined, state: State, info: Info): string {
  if (!needsEscape(node.value)) return node.value;
  return defaultHandlers
    .text(node, parent, state, info)
    .replace(/\\[\s\S]/g, (pair) => (pair === '\\<' ? '&lt;' : pair === '\\&' ? '&amp;' : pair));
}

// Begins markup, a link or a footnote in Markdown; breaks or turns the line; is not seen.
const live = new RegExp(`<|\\](?=\\s*[([])|\\[(?=\\^)|${unseen.source}`, 'gu');

/** Renders a value as YAML. A string in which `live` finds something stands in double quotes, with that escaped. */
export function renderInertYaml(value: Readonly<Record<string, unknown>>): string {
  return writePlainYaml(value) ?? stringify(value, { lineWidth: 0, customTags: withInertStrings });
}

/** YAML's own tags, but for that of strings. */
function withInertStrings(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:str') return tag;
    const usual = tag as ScalarTag;
    return {
      ...usual,
      stringify: ({ value }, ...rest) => {
        const text = toWellFormed(String(value));
        return text.search(live) === -1 ? usual.stringify!(new Scalar(text), ...rest) : quoteYaml(text);
      },
    } satisfies ScalarTag;
  });
}

/** Of JSON's escapes YAML has all; it has shorter ones beside. */
function quoteYaml(text: string): string {
  return JSON.stringify(text).replace(live, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
  });
}
