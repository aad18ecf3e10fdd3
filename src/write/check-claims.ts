/**
 * What an edition says of its paragraphs in, each claim held against the sources: where every word came from,
 * who speaks, which step led from reading to reading, which facts changed, who has the paragraph and who not.
 */
import type { Edition, EditionParagraph, Fact, SourceSpan, Witness } from '../model/edition.js';
import { comparableText } from '../text/comparable-text.js';
import { tokenize } from '../text/tokens.js';

/** Counts claims and keeps what is wrong, one sentence each. */
export class Findings {
  claims = 0;
  readonly errors: string[] = [];

  expect(isTrue: boolean, error: () => string): void {
    this.claims++;
    if (!isTrue) this.errors.push(error());
  }
}

/** The text at a place; null where there is none. */
export type Read = (place: SourceSpan) => string | null;

interface Desk {
  readonly edition: Edition;
  readonly read: Read;
  readonly findings: Findings;
  readonly positions: ReadonlyMap<string, number>;
  /** Norms of every word of a revision; empty for one that is not listed. */
  readonly vocabularyOf: (revision: string) => ReadonlySet<string>;
  readonly textOf: (revision: string) => string;
}

/** Checks every paragraph; `name` begins every error. */
export function checkClaims(edition: Edition, name: string, read: Read, findings: Findings): void {
  const desk = openDesk(edition, read, findings);
  for (const paragraph of edition.paragraphs) {
    const where = `${name}: ${paragraph.id}`;
    checkOrigins(desk, paragraph, where);
    checkSpeech(desk, paragraph, where);
    checkSteps(desk, paragraph, where);
    checkState(desk, paragraph, where);
    for (const fact of paragraph.facts) checkFact(desk, fact, where);
  }
}

function openDesk(edition: Edition, read: Read, findings: Findings): Desk {
  const texts = new Map<string, string>();
  const vocabularies = new Map<string, ReadonlySet<string>>();
  const textOf = (revision: string) => texts.get(revision) ?? '';
  for (const { revision, text } of edition.paragraphs.flatMap(readingsOf))
    texts.set(revision, `${textOf(revision)}\n${text}`);
  return {
    edition,
    read,
    findings,
    positions: new Map(edition.revisions.map(({ id, position }) => [id, position])),
    textOf,
    vocabularyOf: (revision) => {
      const known = vocabularies.get(revision) ?? new Set(tokenize(textOf(revision)).map(({ norm }) => norm));
      vocabularies.set(revision, known);
      return known;
    },
  };
}

function readingsOf({
  text,
  witnesses,
}: EditionParagraph): { readonly revision: string; readonly text: string }[] {
  return witnesses.map((witness) => ({ revision: witness.revision, text: witness.text ?? text }));
}

/** Origins cover every word in order, and each word stands in the revision that it is said to come from. */
function checkOrigins(desk: Desk, { source, text, origins }: EditionParagraph, where: string): void {
  const { read, findings, positions, vocabularyOf } = desk;
  const words = tokenize(text).map(({ norm }) => norm);
  const claimed = origins.map(({ revision, span }) => ({
    revision,
    norms: tokenize(read({ revision: source.revision, span }) ?? '').map(({ norm }) => norm),
  }));
  findings.expect(
    words.join(' ') === claimed.flatMap(({ norms }) => norms).join(' '),
    () => `${where} has words without an origin`,
  );
  for (const { revision, norms } of claimed) {
    findings.expect(
      (positions.get(revision) ?? Infinity) <= positions.get(source.revision)!,
      () => `${where} has words from ${revision}, which is no revision up to its own`,
    );
    const missing = norms.find((norm) => !vocabularyOf(revision).has(norm));
    findings.expect(
      missing === undefined,
      () => `${where} has “${missing}” from ${revision}, which does not have it`,
    );
  }
}

/** Speakers stand in their source, antecedents at their place, quotations between quotation marks. */
function checkSpeech(desk: Desk, { source, text, speech }: EditionParagraph, where: string): void {
  if (speech === null) return;
  const { read, findings, textOf } = desk;
  const { revision } = source;
  const near = speech.isCarried ? textOf(revision) : text;
  findings.expect(
    near.includes(speech.speaker),
    () => `${where} names ${speech.speaker} as speaker, who is not in it`,
  );
  for (const span of speech.quotations) {
    const isInside = source.span[0] <= span[0] && span[1] <= source.span[1];
    const words = read({ revision, span }) ?? '';
    findings.expect(
      isInside && /^["“”«»„‟]/.test(words),
      () => `${where} has no quotation at bytes ${span.join('–')}`,
    );
  }
  if (speech.antecedent === undefined) return;
  const { text: meant, span } = speech.antecedent;
  findings.expect(
    read({ revision, span }) === meant,
    () => `${where} names ${meant} as speaker, who does not stand at that place`,
  );
}

/** What is the same is the same as some reading nearer to the source; what was edited is not its equal. */
function checkSteps(desk: Desk, { text, source, witnesses }: EditionParagraph, where: string): void {
  const { findings, positions } = desk;
  const home = positions.get(source.revision)!;
  // Where sentences meet, a space may be lost and nothing else change.
  const wordsOf = (witness: Witness) => comparableText(witness.text ?? text).replaceAll(' ', '');
  const distance = ({ revision }: SourceSpan) => Math.abs((positions.get(revision) ?? Infinity) - home);
  const wordings = new Map<string, number>();
  for (const witness of [...witnesses].sort((left, right) => distance(left) - distance(right))) {
    const words = wordsOf(witness);
    if (witness.edge === 'same' || witness.edge === 'move')
      findings.expect(
        (wordings.get(words) ?? Infinity) < distance(witness),
        () => `${where}: the reading of ${witness.revision} is called the same, and is not`,
      );
    if (!wordings.has(words)) wordings.set(words, distance(witness));
  }
  const figures = witnesses.flatMap(({ similarity, runnerUp }) => [similarity, runnerUp]);
  findings.expect(
    figures.every((figure) => figure >= 0 && figure <= 1),
    () => `${where} has a similarity outside of 0 to 1`,
  );
}

function checkState(desk: Desk, paragraph: EditionParagraph, where: string): void {
  const { edition, findings } = desk;
  const { id, state, source, witnesses, firstSeen, lastSeen, absorbedBy } = paragraph;
  const isPublished = edition.views.asPublished.includes(id);
  findings.expect(
    isPublished === (state === 'current' || (state === 'withdrawn' && source.revision === edition.base)),
    () => `${where} is called ${state}, and ${isPublished ? 'is' : 'is not'} in the text as published`,
  );
  const whole = witnesses.filter(({ isPart }) => isPart === undefined);
  findings.expect(
    whole[0]?.revision === firstSeen && whole.at(-1)?.revision === lastSeen,
    () => `${where} was first or last seen elsewhere than it says`,
  );
  const known = new Set(edition.views.asPublished);
  findings.expect(
    (state === 'absorbed') === (absorbedBy !== undefined) &&
      (absorbedBy ?? []).every((other) => known.has(other)),
    () => `${where} names no current paragraphs that took it in`,
  );
}

/** What changed stands in the revision before, and what it became in the one after. */
function checkFact({ findings, textOf, vocabularyOf }: Desk, fact: Fact, where: string): void {
  for (const [side, words] of [fact.from, fact.to].entries()) {
    if (words === null) continue;
    const revision = fact.between[side]!;
    const isThere =
      textOf(revision).includes(words) ||
      tokenize(words).every(({ norm }) => vocabularyOf(revision).has(norm));
    findings.expect(isThere, () => `${where}: “${words}” is not in ${revision}`);
  }
}
