/** Texts that Markdown or YAML would take for more than texts, and what is read back of them. */
import { toMarkdown } from 'mdast-util-to-markdown';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderInertYaml, renderText } from '../../../src/write/inert-markdown.js';

describe('renderInertYaml()', () => {
  it.each([
    ['a tag', '"><svg onload=x()>', '"\\"><svg'],
    ['a link', '[x](javascript:x())', ']('],
    ['a link as readers of old Markdown know it', '[x] (javascript:x())', '] ('],
    ['a link by name', '[x][y]', ']['],
    ['a footnote', 'x[^p1]', '[^'],
    ['a line that ends the front matter', 'a\n---\n<b>', '\n---'],
    ['a line that is turned around', 'a\u202eb\u061c', '\u202e'],
    ['an escape sequence of the upper half', '\u009b31m', '\u009b'],
    ['a backslash before a link', '[x\\](y)', ']('],
  ])('writes no %s, and YAML reads the text back', (_, text, live) => {
    const yaml = renderInertYaml({ text, list: [text] });
    expect(yaml).not.toContain(live);
    expect(parse(yaml)).toEqual({ text, list: [text] });
  });

  it('puts the replacement character for half of a character, which YAML has no sign for', () => {
    for (const before of ['<', 'a'])
      expect(parse(renderInertYaml({ text: `${before}\ud800` }))).toEqual({ text: `${before}\ufffd` });
  });

  it('leaves a plain title as a person would write it', () => {
    const title = "Mayor [updated]: “No & never” – Strand's 3 > 2";
    expect(renderInertYaml({ title })).toBe(`title: "${title}"\n`);
    expect(renderInertYaml({ title: 'Council votes (again)' })).toBe('title: Council votes (again)\n');
  });
});

describe('renderText()', () => {
  it.each([
    ['<b> & &lt;', '&lt;b> & &amp;lt;\n'],
    ['\\<b>', '\\\\&lt;b>\n'],
    ['[x](y)', '\\[x]\\(y)\n'],
    ['1 < 2', '1 < 2\n'],
  ])('writes %s so that readers of old Markdown take it for text, too', (value, markdown) => {
    const paragraph = { type: 'paragraph', children: [{ type: 'text', value }] } as const;
    expect(
      toMarkdown(
        { type: 'root', children: [{ ...paragraph, children: [...paragraph.children] }] },
        { handlers: { text: renderText } },
      ),
    ).toBe(markdown);
  });
});
