/** Laws of who said what, in the languages that are read: each quotation has the subject of its own tag. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSpeech } from '../../src/merge/speech/speech.js';
import { nameOf } from '../../src/merge/speech/speech-model.js';
import { runs, toDocument } from '../arbitraries/histories.js';

/** Names and things said in one language, and the shapes that its papers give them. */
interface Tongue {
  readonly names: readonly string[];
  readonly sayings: readonly string[];
  readonly shapes: readonly ((name: string, saying: string) => string)[];
}

const tongues: Readonly<Record<string, Tongue>> = {
  English: {
    names: ['Ellen Strand', 'Tom Ford', 'the council', 'Strand’s lawyer', 'the WHO', 'Rep. Ann Poe'],
    sayings: [
      'the bridge is shut until the spring',
      'nobody was asked about any of it',
      'we go on as before',
    ],
    shapes: [
      (name, saying) => `“${saying},” ${name} said.`,
      (name, saying) => `“${saying},” said ${name}.`,
      (name, saying) => `On Monday, ${name} said, “${saying}.”`,
      (name, saying) => `The bridge, ${name} said, “${saying}.”`,
    ],
  },
  Russian: {
    names: ['Иван Орлов', 'мэр Анна Белова', 'Песков'],
    sayings: ['мост закрыт до самой весны', 'никого об этом не спросили', 'всё будет как прежде'],
    shapes: [
      (name, saying) => `«${saying}», — сказал ${name}.`,
      (name, saying) => `Вчера ${name} заявил: «${saying}».`,
      (name, saying) => `«${saying}, — отметил ${name}. — ${saying}».`,
    ],
  },
  Ukrainian: {
    names: ['Олена Коваль', 'міський голова Іван Гнатюк'],
    sayings: ['міст закрито до самої весни', 'нікого про це не питали'],
    shapes: [
      (name, saying) => `«${saying}», — зазначила ${name}.`,
      (name, saying) => `Учора її почули: «Ні». Потім ${name} сказала: «${saying}».`,
    ],
  },
  Arabic: {
    names: ['الوزير سامي حداد', 'وزارة النقل'],
    sayings: ['الجسر سيبقى مغلقا حتى الربيع', 'العمل سينتهي في الشهر القادم'],
    shapes: [
      (name, saying) => `قال ${name} إن "${saying}".`,
      (name, saying) => `وأكدت ${name} أن "${saying}".`,
    ],
  },
};

test.each(Object.entries(tongues))(
  'in %s a quotation has the subject of its own tag, whoever else is quoted',
  (_, tongue) => {
    const sentence = fc.tuple(
      fc.constantFrom(...tongue.shapes),
      fc.constantFrom(...tongue.names),
      fc.constantFrom(...tongue.sayings),
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), (sentences) => {
        const text = sentences.map(([shape, name, saying]) => shape(name, saying)).join('\n\n');
        const found = findSpeech(text, toDocument(text, 'a').blocks).flatMap(({ utterances }) =>
          utterances.flatMap(({ charSpan, speaker }) =>
            text.slice(...charSpan).includes('Ні') ? [] : [speaker === null ? null : nameOf(speaker)],
          ),
        );
        expect(found).toEqual(sentences.map(([, name]) => name));
      }),
      { numRuns: runs },
    );
  },
);

test('speakers and quotations stand in the text at the places that are given', () => {
  const piece = fc.constantFrom(
    '“',
    '”',
    '«',
    '»',
    '"',
    ' ',
    ', ',
    '. ',
    'Ford',
    'said',
    'he',
    '\n\n',
    'сказал',
    'قال',
    'Ann Poe',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { blocks } = toDocument(text, 'a');
      for (const { block, utterances, voices } of findSpeech(text, blocks)) {
        const [start, end] = blocks[block]!.charSpan;
        for (const { speaker } of [...utterances, ...voices])
          if (speaker !== null) expect(text.slice(...speaker.charSpan)).toBe(speaker.text);
        for (const { charSpan } of utterances) {
          expect(charSpan[0]).toBeGreaterThanOrEqual(start);
          expect(charSpan[1]).toBeLessThanOrEqual(end);
        }
      }
    }),
    { numRuns: runs },
  );
});
