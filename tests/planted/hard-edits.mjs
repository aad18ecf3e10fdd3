/**
 * Edits real text as desks do: leads and headlines in other words about the same people, figures that change or
 * rise, forms that are filled in anew. Nothing leans on a language beyond its names of months and weekdays.
 */
import { namesOf, sentencesOf, wordsOf } from './real-text.mjs';

const figure = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu;
const calendars = [
  'January February March April May June July August September October November December',
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  'януари февруари март април май юни юли август септември октомври ноември декември',
  'понеделник вторник сряда четвъртък петък събота неделя',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'понедельник вторник среда четверг пятница суббота воскресенье',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
].map((names) => names.split(' '));

const isYear = (digits) => /^(?:19|20)\d\d$/u.test(digits);
const isCapitals = (text) => text === text.toUpperCase() && text !== text.toLowerCase();
const like = (model, word) => (isCapitals(model) && model.length > 1 ? word.toUpperCase() : word);

/** A figure of as many digits, the separators where they were; a year of the same time. */
export function otherFigure(digits, dice) {
  if (isYear(digits)) return String(Number(digits) + (dice.below(2) === 0 ? -1 : 1) * (1 + dice.below(15)));
  for (;;) {
    const first = digits.replace(/\p{Nd}/u, () => String(1 + dice.below(9)));
    const other = first.replace(/(?<=.)\p{Nd}/gu, () => String(dice.below(10)));
    if (other !== digits) return other;
  }
}

/** `count` of the text's figures become others; the text itself where it has none. */
export function changeFigures(text, count, dice) {
  const all = text.match(figure)?.length ?? 0;
  if (all === 0) return text;
  const chosen = new Set(Array.from({ length: count }, () => dice.below(all)));
  let index = 0;
  return text.replace(figure, (digits) => (chosen.has(index++) ? otherFigure(digits, dice) : digits));
}

/** Whole figures grow by `factor`, by one at least; years and fractions stay. */
export function growFigures(text, factor) {
  return text.replace(figure, (digits) => {
    if (isYear(digits) || !/^\d{1,3}(?:,\d{3})*$|^\d{1,6}$/u.test(digits)) return digits;
    const count = Number(digits.replaceAll(',', ''));
    const grown = Math.max(count + 1, Math.round(count * factor));
    return digits.includes(',') ? grown.toLocaleString('en-US') : String(grown);
  });
}

/** Another document's text about `names`: its own names make way for them, in turn. */
export function about(text, names) {
  if (names.length === 0) return text;
  const own = namesOf(text);
  return text.replace(/\p{L}[\p{L}-]*/gu, (word) => {
    const at = own.indexOf(word);
    return at === -1 ? word : names[at % names.length];
  });
}

/** A lead in other words: a real clause about the same names and figures, and much of what the old one says. */
export function rewrite(lead, fresh, dice) {
  const figures = lead.match(figure) ?? [];
  let index = 0;
  const clause = (sentencesOf(fresh)[0] ?? fresh)
    .split(' ')
    .slice(0, 8 + dice.below(8))
    .join(' ');
  const kin = about(clause, namesOf(lead)).replace(figure, (digits) =>
    figures.length === 0 ? digits : figures[index++ % figures.length],
  );
  return `${kin} ${someOf(lead, 0.4 + 0.4 * dice.random(), dice)}`;
}

/** Some words of a text, in runs of one to four, in their order. */
function someOf(text, share, dice) {
  const words = text.split(' ');
  const kept = [];
  for (let at = 0; at < words.length; ) {
    const run = words.slice(at, at + 1 + dice.below(4));
    if (dice.random() < share) kept.push(...run);
    at += run.length;
  }
  return kept.join(' ');
}

/** A headline in other words: another document's beginning, and half of this one's. */
export function rewriteHeadline(title, fresh, names, dice) {
  const beginning = fresh
    .split(' ')
    .slice(0, 2 + dice.below(4))
    .join(' ');
  return `${about(beginning, names)} ${someOf(title, 0.5, dice)}`.trim();
}

/** Drops a sentence, adds one of another document, or puts other words for one in eight. */
export function editParagraph(paragraph, fresh, dice) {
  const sentences = sentencesOf(paragraph);
  const way = dice.below(3);
  if (way === 0 && sentences.length > 1)
    return sentences.toSpliced(dice.below(sentences.length), 1).join(' ');
  const added = sentencesOf(fresh);
  if (way === 1) {
    return sentences.toSpliced(dice.below(sentences.length + 1), 0, dice.pick(added)).join(' ');
  }
  const others = wordsOf(fresh);
  const words = paragraph.split(' ');
  const sure = dice.below(words.length);
  return words
    .map((word, index) => (index === sure || dice.random() < 1 / 8 ? dice.pick(others) : word))
    .join(' ');
}

/** The headline with a word or two replaced, its end cut, or words of the text behind it. */
export function editHeadline(title, text, dice) {
  const words = title.split(' ');
  const way = dice.below(3);
  if (way === 0 && words.length > 5) return words.slice(0, -1 - dice.below(2)).join(' ');
  if (way === 1)
    return `${title}: ${wordsOf(text)
      .slice(0, 3 + dice.below(3))
      .join(' ')}`;
  return words
    .with(dice.below(words.length), like(title, dice.pick(wordsOf(text))))
    .with(dice.below(words.length), like(title, dice.pick(wordsOf(text))))
    .join(' ');
}

/** The places of a text that a form would leave open: figures and names. */
export function countSlots(text, small) {
  return (text.match(figure)?.length ?? 0) + namesIn(text, small).length;
}

function namesIn(text, small) {
  const words = text.match(/(?<!\p{L})\p{Lu}[\p{L}-]{2,}/gu) ?? [];
  return [...new Set(words.map((word) => word.toLowerCase()).filter((word) => !small.has(word)))];
}

/**
 * Fills a form in anew, every slot differently in every copy: a name is the same wherever it stands in one copy.
 *
 * @param form `title` and `text`
 * @param names names of other documents, more than the form has slots times copies
 * @param small words that are no names
 */
export function fillForm(form, copies, { names, small }, dice) {
  const slots = namesIn(`${form.title} ${form.text}`, small);
  const other = (slot, copy) => names[(slot * copies + copy) % names.length];
  const taken = new Map();
  const fill = (text, copy, where) => {
    let place = 0;
    return text.replace(/\p{Nd}+(?:[.,]\p{Nd}+)*|\p{L}[\p{L}-]*/gu, (token) => {
      if (/^\p{Nd}/u.test(token)) return unusedFigure(token, `${where} ${place++}`, taken, dice);
      const date = ofCalendar(token, copy);
      if (date !== null) return date;
      const slot = slots.indexOf(token.toLowerCase());
      return slot === -1 ? token : like(token, other(slot, copy));
    });
  };
  const isOpen = countSlots(form.title, small) > 0;
  return Array.from({ length: copies }, (_, copy) => {
    const title = isOpen ? form.title : `${form.title}: ${other(slots.length, copy)} 10`;
    return { title: fill(title, copy, 'title'), text: fill(form.text, copy, 'text') };
  });
}

function unusedFigure(digits, slot, taken, dice) {
  const used = taken.get(slot) ?? new Set([digits]);
  taken.set(slot, used);
  let other = otherFigure(digits, dice);
  // Nine figures of one digit are fewer than twelve copies.
  for (let tries = 0; used.has(other); tries++) other = otherFigure(tries < 20 ? digits : `${digits}0`, dice);
  used.add(other);
  return other;
}

/** "may" and "march" are verbs, and so is "MAY" in a headline of capitals. */
const dateNames = new Map(
  calendars.flatMap((names) =>
    names.flatMap((name, at) =>
      [name, name[0].toUpperCase() + name.slice(1), ...(name.length > 3 ? [name.toUpperCase()] : [])].map(
        (form) => [form, { names, at }],
      ),
    ),
  ),
);

/** Every month and weekday moves on by `copy`. */
export function changeDays(text, copy) {
  if (copy === 0) return text;
  return text.replace(/\p{L}+/gu, (word) => ofCalendar(word, copy - 1) ?? word);
}

function ofCalendar(word, copy) {
  const found = dateNames.get(word);
  return found === undefined ? null : like(word, found.names[(found.at + copy + 1) % found.names.length]);
}
