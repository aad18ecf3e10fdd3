/**
 * Correction, clarification and update notes in the markup that news sites use for them: each entry is what
 * stands above and below the article's paragraphs, and the words that must be kept. Names are invented.
 */

export interface NotePage {
  readonly shape: string;
  readonly above?: string;
  readonly below?: string;
  /** In the head of the page. */
  readonly head?: string;
  readonly note: string;
}

const n = (index: number) => `the council met ${index} times, not ${index + 1}`;

export const notePages: readonly NotePage[] = [
  {
    shape: 'aside with the class correction',
    below: `<aside class="correction"><p>Correction: ${n(1)}.</p></aside>`,
    note: n(1),
  },
  {
    shape: 'italic paragraph at the end',
    below: `<p><em>Correction: An earlier version of this article said otherwise; ${n(2)}.</em></p>`,
    note: n(2),
  },
  {
    shape: 'div with a BEM class',
    above: `<div class="article__correction article__correction--top"><span class="label">Correction</span> ${n(3)}.</div>`,
    note: n(3),
  },
  {
    shape: 'styled-components with a test id',
    below: `<div data-testid="correction-box" class="css-1x2y3z"><p class="css-abc">A correction was made on March 3: ${n(4)}.</p></div>`,
    note: n(4),
  },
  {
    shape: 'definition list in the footer',
    below: `<footer class="content__footer"><p>• This article was amended on 3 March 2020. ${n(5)}.</p></footer>`,
    note: n(5),
  },
  {
    shape: 'paragraph in small print',
    below: `<p class="footnote"><small>This article was amended on 3 March 2020 because ${n(6)}.</small></p>`,
    note: n(6),
  },
  {
    shape: 'section with a heading',
    below: `<section id="corrections"><h3>Corrections &amp; clarifications</h3><p>A previous version gave a wrong number: ${n(7)}.</p></section>`,
    note: n(7),
  },
  {
    shape: 'editor’s note above the text',
    above: `<div class="editors-note">Editor’s note: This story has been updated because ${n(8)}.</div>`,
    note: n(8),
  },
  {
    shape: 'editor’s note in bold, without a class',
    above: `<p><strong>Editor's Note:</strong> ${n(9)}. The headline was changed, too.</p>`,
    note: n(9),
  },
  {
    shape: 'update in a paragraph of its own',
    above: `<p><b>Update, 3:15 p.m.:</b> The mayor said that ${n(10)}.</p>`,
    note: n(10),
  },
  {
    shape: 'update box',
    above: `<div class="update-box"><h4>Update</h4><div>March 3, 2020: We have added that ${n(11)}.</div></div>`,
    note: n(11),
  },
  {
    shape: 'capitals and a date in brackets',
    below: `<p>CORRECTION (March 3, 2020, 4 p.m.): In the second paragraph, ${n(12)}.</p>`,
    note: n(12),
  },
  {
    shape: 'square brackets',
    below: `<p>[Correction: In the first version of this report, ${n(13)}.]</p>`,
    note: n(13),
  },
  {
    shape: 'wire style above the text',
    above: `<p>(Corrects number in second paragraph: ${n(14)})</p>`,
    note: n(14),
  },
  {
    shape: 'this version corrects',
    above: `<p>This version corrects the number of meetings: ${n(15)}.</p>`,
    note: n(15),
  },
  {
    shape: 'note at the end after a rule',
    below: `<hr><p><i>Because of an editing error, an earlier version of this article misstated that ${n(16)}.</i></p>`,
    note: n(16),
  },
  {
    shape: 'microdata',
    below: `<div itemprop="correction" itemscope itemtype="https://schema.org/CorrectionComment"><span itemprop="text">We said it wrongly: ${n(17)}.</span></div>`,
    note: n(17),
  },
  {
    shape: 'JSON-LD alone',
    head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council of Port Alder votes on harbour","correction":{"@type":"CorrectionComment","text":"The record was wrong: ${n(18)}."}}</script>`,
    note: n(18),
  },
  {
    shape: 'JSON-LD in a graph',
    head: `<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"x","correction":"The record was wrong: ${n(19)}."}]}</script>`,
    note: n(19),
  },
  {
    shape: 'clarification',
    below: `<div class="clarification-text"><p>Clarification: To be clear, ${n(20)}.</p></div>`,
    note: n(20),
  },
  {
    shape: 'retraction above the text',
    above: `<div class="notice retraction"><p>Retraction: This report has been withdrawn, since ${n(21)}.</p></div>`,
    note: n(21),
  },
  {
    shape: 'role of a note',
    above: `<div role="note" class="c-editorsnote"><p>We have updated this piece: ${n(22)}.</p></div>`,
    note: n(22),
  },
  {
    shape: 'details that fold',
    below: `<details class="corrections-log"><summary>Correction</summary><p>In a photo caption we said it wrongly: ${n(23)}.</p></details>`,
    note: n(23),
  },
  {
    shape: 'list of several corrections',
    below: `<ul class="article-corrections"><li>March 3: the name of the harbour was misspelt.</li><li>March 4: ${n(24)}.</li></ul>`,
    note: n(24),
  },
  {
    shape: 'Russian, paragraph without a class',
    below: `<p><em>Поправка: в предыдущей версии заметки говорилось иначе, ${n(25)}.</em></p>`,
    note: n(25),
  },
  {
    shape: 'Ukrainian, bold',
    below: `<p><strong>Виправлення:</strong> у попередній версії була помилка, ${n(26)}.</p>`,
    note: n(26),
  },
  {
    shape: 'German, box',
    below: `<div class="artikel-anmerkung"><p>Anmerkung der Redaktion: In einer früheren Version stand es anders, ${n(27)}.</p></div>`,
    note: n(27),
  },
  {
    shape: 'Persian, right to left',
    below: `<div dir="rtl"><p>اصلاحیه: در نسخه قبلی این گزارش اشتباه بود، ${n(28)}.</p></div>`,
    note: n(28),
  },
  {
    shape: 'table of changes',
    below: `<div id="update-notice"><table><tr><td>3 March</td><td>Corrected: ${n(29)}</td></tr></table></div>`,
    note: n(29),
  },
  {
    shape: 'correction appended, above the byline',
    above: `<header><p class="correction-appended">Correction appended, March 3: ${n(30)}.</p></header>`,
    note: n(30),
  },
];

const paragraphs = [
  'The council of Port Alder voted on Tuesday to close the old harbour and to move its fishing boats to the new quay, after a debate that went on until midnight.',
  'Ellen Strand, who leads the council, said that the decision had been prepared for two years and that nobody would lose a berth because of it.',
  'Fishermen who had come to the meeting were not convinced. Some of them said that the new quay is exposed to the west wind, and that boats would be damaged there in winter.',
  'The move is planned for next spring, once the breakwater has been finished and the lights along the entrance have been tested by the coast guard.',
];

/** A whole page around a note. */
export function toPage({ head, above, below }: NotePage): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Council of Port Alder votes on harbour | The Alder Post</title>
<meta property="og:title" content="Council of Port Alder votes on harbour">${head ?? ''}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/corrections">Corrections</a></li></ul></nav>
<main><article><h1>Council of Port Alder votes on harbour</h1>${above ?? ''}
<div class="story-body">${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</div>${below ?? ''}</article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Harbour lights go out</a></li><li><a href="/b">Boats on the move</a></li></ul></aside></main>
<footer><a href="/imprint">Imprint</a> © 2020 The Alder Post</footer></body></html>`;
}

export const pageParagraphs: readonly string[] = paragraphs;
