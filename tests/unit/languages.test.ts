import { describe, expect, test } from 'vitest';
import { describeShape } from '../../src/text/block-shapes.js';
import { findQuotations } from '../../src/text/quotations.js';
import { findSentences } from '../../src/text/sentences.js';
import { tokenize } from '../../src/text/tokens.js';
import { months } from '../../src/text/words/cues.js';

describe('describeShape() knows, by its tables', () => {
  test.each([
    ['dateline', 'МОСКВА, 27 авг — РИА Новости.'],
    ['dateline', 'Москва. 27 августа. ИНТЕРФАКС.RU -'],
    ['dateline', 'موسكو (رويترز) -'],
    ['dateline', 'تهران (ایرنا) –'],
    ['dateline', '新华社北京8月27日电'],
    ['notice', 'Поправка: в тексте было неверно указано имя.'],
    ['notice', 'Виправлення: у тексті була помилка.'],
    ['notice', 'اصلاحیه: نام نادرست بود'],
    ['notice', 'Düzeltme: Bu haberde isim yanlış yazılmıştı.'],
    ['notice', 'Update, 3:15 p.m.: The mayor resigned.'],
    ['update-mark', 'Обновлено 12:30'],
    ['update-mark', 'Оновлено: 5 вересня'],
    ['credit', 'Источник: Интерфакс'],
    ['credit', 'المصدر: رويترز'],
    ['byline', 'Автор: Иван Петров'],
    ['caption', 'Фото: ТАСС'],
    ['furniture', 'Читайте также: Путин и Эрдоган'],
    ['furniture', 'Реклама'],
    ['prose', 'Рад вас видеть, сказал он, и все ушли.'],
    ['prose', 'More than 30 people died in the storm.'],
  ])('a %s: %s', (shape, text) => expect(describeShape(text)).toBe(shape));
});

describe('findSentences()', () => {
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

describe('tokenize()', () => {
  test.each([
    ['digits of any script are digits', '٣٢ ۱۲ १२', ['32', '12', '12']],
    ['Arabic and Persian letters for one another are one', 'كتاب کتاب', ['کتاب', 'کتاب']],
    ['an Uzbek letter with any apostrophe', 'O‘zbekiston Oʻzbekiston', ["o'zbekiston", "o'zbekiston"]],
    ['a Turkish İ', 'İstanbul istanbul', ['istanbul', 'istanbul']],
  ])('%s', (_, text, norms) => expect(tokenize(text).map(({ norm }) => norm)).toEqual(norms));

  test('every letter of every script lies in a token', () => {
    const texts = [
      'бұл қазақ тілі',
      'тоҷикӣ забон',
      'башҡорт теле',
      'ქართული ენა',
      'պարզ է',
      'ภาษาไทย',
      '中文文本',
      '日本語です',
      'پښتو ژبه',
    ];
    for (const text of texts) {
      const covered = tokenize(text)
        .map(({ charSpan }) => text.slice(...charSpan))
        .join('');
      expect(covered).toBe(text.replace(/\s/g, ''));
    }
  });
});

test('months of many languages have one number each', () => {
  const august = [
    'august',
    'августа',
    'серпня',
    'kolovoz',
    'тамыз',
    'აგვისტოს',
    'օգոստոսի',
    'أغسطس',
    'ağustos',
  ];
  for (const name of august) expect(months.get(name), name).toBe(8);
  expect(months.get('harbour')).toBeUndefined();
});

test('findQuotations() knows the marks of East and West', () => {
  for (const text of [
    'Он сказал: «Да, это так».',
    'Er sagte: „Ja, so ist es“.',
    '他说：「是的」。',
    '彼は『はい』と言った。',
    'Il dit ‹oui›.',
  ])
    expect(findQuotations(text), text).toHaveLength(1);
});
