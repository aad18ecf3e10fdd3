/** Checks where sentences end, in English news and in other languages. */
import { describe, expect, test } from 'vitest';
import { findSentences } from '../../../src/text/sentences.js';

const sentencesOf = (text: string) => findSentences(text).map((span) => text.slice(...span));

describe('findSentences()', () => {
  test.each([
    ['The U.S. said no. Russia agreed.', ['The U.S. said no.', 'Russia agreed.']],
    [
      'U.S. President Joe Biden met Gen. Mark Milley. They spoke.',
      ['U.S. President Joe Biden met Gen. Mark Milley.', 'They spoke.'],
    ],
    ['He left the U.S. The trip was long.', ['He left the U.S.', 'The trip was long.']],
    ['J. K. Rowling wrote to Mr. Smith. He replied.', ['J. K. Rowling wrote to Mr. Smith.', 'He replied.']],
    ['"Why?" he asked. "Because."', ['"Why?" he asked.', '"Because."']],
    ['“We go now.” Putin nodded.', ['“We go now.”', 'Putin nodded.']],
    ['wrapped in\nmid-sentence here. Next\none.', ['wrapped in\nmid-sentence here.', 'Next\none.']],
    [
      'Agencies contributed to this report.Follow us on Twitter.',
      ['Agencies contributed to this report.', 'Follow us on Twitter.'],
    ],
    ['Prices rose 3.6 percent. Oil fell.', ['Prices rose 3.6 percent.', 'Oil fell.']],
    ['Он приехал в г. Москва. Встреча была долгой.', ['Он приехал в г. Москва.', 'Встреча была долгой.']],
    ['他来了。她走了。', ['他来了。', '她走了。']],
    [
      'the ferry left at 3.5 knots. it was late, j. strand said. see www.port.org for more.',
      ['the ferry left at 3.5 knots.', 'it was late, j. strand said.', 'see www.port.org for more.'],
    ],
    ['The ferry left. it was late.', ['The ferry left. it was late.']],
  ])('%s', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});

describe('findSentences(), in other languages', () => {
  test.each([
    ['Azerbaijani', 'Prezident çıxış etdi. O, yeni qanundan danışdı.', 2],
    ['Armenian', 'Նախագահը ելույթ ունեցավ։ Նա խոսեց նոր օրենքի մասին։', 2],
    ['Urdu', 'صدر نے تقریر کی۔ انہوں نے نئے قانون کی بات کی۔', 2],
    ['Persian', 'رئیس جمهور سخنرانی کرد. آیا او از قانون تازه گفت؟', 2],
    ['Russian, with abbreviations', 'В 2019 г. проф. Иванов переехал на ул. Ленина. Там он живёт.', 2],
    ['Hungarian, with abbreviations', 'A dr. Kovács pl. Budapesten él. Ott dolgozik.', 2],
    ['Chinese', '总统发表讲话。他谈到了新法律。', 2],
    ['Japanese', '大統領が演説した。新しい法律について話した。', 2],
    ['Georgian', 'პრეზიდენტი გამოვიდა სიტყვით. მან ახალ კანონზე ისაუბრა.', 2],
    ['Thai, by spaces', 'ประธานาธิบดีกล่าวสุนทรพจน์เมื่อวันอังคารที่ผ่านมา เขากล่าวถึงกฎหมายฉบับใหม่', 2],
  ])('%s', (_, text, count) => expect(findSentences(text)).toHaveLength(count));
});
