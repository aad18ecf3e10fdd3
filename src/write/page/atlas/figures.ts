/**
 * Measures an edition for the atlas: who published it and in which language, what changed in it, how much of its text came
 * in after its first revision. A run remembers these figures with what else it tells of a report.
 */
import type { Edition, Fact } from '../../../model/edition.js';
import { outletOf } from '../../../text/addresses.js';
import { primaryLanguage } from '../../../text/languages.js';
import { correctionShape } from '../../../text/words/cues.js';
import { isOrderKnown } from '../../readings/order-words.js';

/** What the atlas sifts a report by. */
export interface ReportFigures {
  /** Publishers as records name them, or hosts of their addresses; each once, in the order of revisions. */
  readonly outlets: readonly string[];
  /** The primary tag of BCP 47 that the first revision with one names; null where none does. */
  readonly language: string | null;
  /** How many facts changed, by severity from 1 to 3. A change that several paragraphs tell counts for each. */
  readonly facts: readonly [slight: number, middling: number, grave: number];
  /** Notices that own up to an error; where there is none, revisions that their source calls corrected. */
  readonly corrections: number;
  readonly isWithdrawn: boolean;
  /**
   * The share, in [0, 1], of the body that leads which came in after the first revision, in bytes of its words' runs; null
   * where nobody knows which revision is the first, or there is no body.
   */
  readonly rewritten: number | null;
}

export function figuresOf(edition: Edition): ReportFigures {
  const { blocks, paragraphs, revisions, status, titleFacts = [] } = edition;
  const outlets = revisions.flatMap(({ about, copyRecords = [] }) =>
    [about, ...copyRecords.map((copy) => copy.about)].map(outletOf),
  );
  const facts = [...paragraphs, ...blocks].flatMap((item) => item.facts ?? []);
  const notices = blocks.filter(({ kind, text }) => kind === 'notice' && correctionShape.test(text)).length;
  const corrected = revisions.filter(({ about }) => about?.status === 'corrected').length;
  return {
    outlets: [...new Set(outlets.filter((outlet) => outlet !== null))],
    language: firstKnown(revisions.map(({ about }) => primaryLanguage(about?.language))),
    facts: countFacts([...facts, ...titleFacts]),
    corrections: notices || corrected,
    isWithdrawn: status === 'withdrawn',
    rewritten: isOrderKnown(edition) ? shareRewritten(edition) : null,
  };
}

const firstKnown = (values: readonly (string | null)[]) => values.find((value) => value !== null) ?? null;

function countFacts(facts: readonly Fact[]): ReportFigures['facts'] {
  const count = (severity: Fact['severity']) => facts.filter((fact) => fact.severity === severity).length;
  return [count(1), count(2), count(3)];
}

function shareRewritten({ paragraphs, revisions }: Edition): number | null {
  const first = revisions[0]!.id;
  let all = 0;
  let later = 0;
  for (const { state, origins } of paragraphs) {
    if (state !== 'current') continue;
    for (const { revision, span } of origins) {
      const length = span[1] - span[0];
      all += length;
      if (revision !== first) later += length;
    }
  }
  return all === 0 ? null : Math.round((later / all) * 1000) / 1000;
}
