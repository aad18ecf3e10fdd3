/**
 * Holds strings that would do harm where an output took them for more than text. Each holds the mark, so that a check can
 * tell what it made from what is ours.
 */

/** Stands in every hostile string, and nowhere else. */
export const mark = 'zq7';

/** By what each one tries. */
export const hostileStrings: Readonly<Record<string, string>> = {
  element: '<b class="zq7">zq7</b>',
  'image with a handler': '<img src=x onerror=zq7()>',
  'end of a quoted attribute': '"><svg onload=zq7()>',
  'another attribute': `' onmouseover='zq7()' x="" onclick="zq7()`,
  'attribute without quotes': '` onfocus=zq7() autofocus x=`',
  'end of a script': '</script><script>zq7()</script>',
  'end of a title, a style, a text area': '</title></style></textarea><zq7 a=b>',
  'end of a comment': '--><zq7><!--',
  'end of a section of characters': ']]><zq7/><![CDATA[',
  declarations: '<?zq7 x?><!DOCTYPE zq7 [<!ENTITY zq7 "x">]>',
  entities: '&lt;zq7&gt; &#60;zq7&#62; &zq7; &amp;lt;zq7 &quot;zq7',
  frame: '<iframe src="data:text/html,zq7" srcdoc="<zq7>"></iframe>',
  'address of a script': 'javascript:zq7()',
  'address of a script, disguised': 'java\tscript:zq7() JaVa&#x09;Script:zq7() \u0001javascript:zq7()',
  'address of data': 'data:text/html;base64,PHpxNz4=zq7',
  'address with a handler': 'https://zq7.example/"onclick="zq7()',
  link: '[zq7](javascript:zq7())',
  'link on two lines': '[zq7]\n(javascript:zq7())\n[zq7](<javascript:zq7()> "zq7")',
  image: '![zq7](https://zq7.example/x.png "zq7")',
  autolink: '<javascript:zq7()> <https://zq7.example> <zq7@zq7.example>',
  'bare address': 'https://zq7.example/ www.zq7.example zq7@zq7.example',
  'definition of a link': '[zq7]: javascript:zq7()\n\n[zq7] [zq7][] [zq7][zq7] ![zq7]',
  'definition of a footnote': '[^p1]: zq7\n\n[^zq7]: <zq7>\n\nzq7[^p1]',
  'block of markup': '<div>\n\n<zq7>\n\n</div>',
  fence: '```zq7\n<zq7>\n```\n~~~\nzq7',
  'end of front matter': '---\n<zq7>\n---\n...\nzq7',
  'heading and rule': '# zq7\nzq7\n===\n* * *\n> zq7\n| zq7 |\n| --- |',
  'tag and anchor': '!!js/function "zq7" &zq7 *zq7',
  'key and comment': ': zq7 # {zq7: [zq7, "',
  'block of a scalar': '| zq7\n  %TAG ! zq7\n? zq7\n- zq7',
  'signs of templates': `{{zq7}} \${zq7} <%= zq7 %> {% zq7 %} #{zq7} {{constructor.constructor("zq7")()}}`,
  'escape sequences': '\u001b[31mzq7\u001b]0;zq7\u0007\u001b]8;;https://zq7.example\u001b\\zq7',
  'control characters of the upper half': '\u009b31mzq7\u009d0;zq7\u009c\u0085zq7',
  'control characters': 'zq7\u0000zq7\b\u007f\u000b\u000czq7',
  'turned lines': '\u202ezq7\u2066zq7\u202a\u200f\u061czq7\u2029',
  'halves of characters': '\ud800zq7\udc00zq7 \udbff',
  'line ends': 'zq7 one\u2028<zq7>\u2029zq7 two\rzq7 three\r\nzq7 four\u0085zq7 five',
  'characters that are none': '\ufeffzq7\ufffe\uffff\ufdd0zq7\u200b\u200d\u2060',
  formula: '=HYPERLINK("https://zq7.example","zq7")',
  'formula with a plus': '+zq7',
  'formula with a minus': "-zq7+cmd|' /C zq7'!A0",
  'formula with an at': '@SUM(zq7)',
  'formula after a tab': '\t=zq7',
  'formula after a line end': '\r=zq7',
  'formula behind a guard': "'=zq7",
  'cell with quotation marks': '"zq7""zq7\tzq7"\n"zq7',
  'name of a prototype': '__proto__ constructor zq7',
  'way out of a folder': '../../zq7/..\\zq7',
};

/** Whether `npm run test:harm` asks for all of them, each on its own. */
export const isLong = process.env['VARIORUM_HOSTILE'] === 'all';

// These do harm at the beginning of a place, or are cut short where all stand in one.
const atTheBeginning = [
  'end of a quoted attribute',
  'link on two lines',
  'fence',
  'formula',
  'formula after a tab',
];

/** All in one, so that what shows it shows every one. */
export const allInOne = Object.values(hostileStrings).join(' ');

/** Those that a run tries alone. */
export const triedStrings: readonly string[] = isLong
  ? Object.values(hostileStrings)
  : atTheBeginning.map((name) => hostileStrings[name]!);
