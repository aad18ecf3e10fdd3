/** Checks the shapes of lines in many languages. */
import { describe, expect, test } from 'vitest';
import { describeShape } from '../../../src/text/block-shapes.js';

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
