/**
 * Holds what an edition says of each paragraph against the sources: that every word has an origin, who speaks, which step
 * led from reading to reading, and which revisions have the paragraph.
 */
import type {
  Edition,
  EditionBlock,
  EditionParagraph,
  Fact,
  FactSeries,
  SourceSpan,
  SpeakerNote,
  Witness,
} from '../../model/edition.js';
import { comparableText } from '../../text/comparable-text.js';
import { tokenize } from '../../text/tokens.js';
import type { Findings, ReadSource } from './findings.js';

/** Holds what the checks of one edition look up. */
interface CheckContext {
  readonly edition: Edition;
  readonly read: ReadSource;
  readonly findings: Findings;
  /** Places in the order of revisions, by id. */
  readonly positions: ReadonlyMap<string, number>;
  /** Looks up all readings of a revision, joined. */
  readonly textOf: (revision: string) => string;
}

/** Checks every paragraph; `name` begins every error. */
export function checkClaims(edition: Edition, name: string, read: ReadSource, findings: Findings): void {
  const context = prepareCheck(edition, read, findings);
  for (const paragraph of edition.paragraphs) {
    const where = `${name}: ${paragraph.id}`;
    checkOrigins(context, paragraph, where);
    checkSpeech(context, paragraph, where);
    checkSteps(context, paragraph, where);
    checkState(context, paragraph, where);
    for (const series of paragraph.series ?? []) checkSeries(findings, series, paragraph.facts, where);
  }
  for (const block of edition.blocks) checkBlockFacts(context, block, `${name}: ${block.id}`);
  for (const fact of edition.titleFacts ?? []) checkTitleFact(context, fact, `${name}: title`);
}

/** Checks what changed in a headline: its words stand in its readings. */
function checkBlockFacts({ findings }: CheckContext, block: EditionBlock, where: string): void {
  const { facts = [], series = [], witnesses, text } = block;
  const readingIn = (revision: string) =>
    witnesses.filter((witness) => witness.revision === revision).map((witness) => witness.text ?? text);
  for (const fact of facts)
    for (const [side, words] of [fact.from, fact.to].entries())
      findings.expect(
        words === null || holdsWords(readingIn(fact.between[side]!).join('\n'), words),
        () => `${where}: “${words}” is not in ${fact.between[side]}`,
      );
  for (const one of series) checkSeries(findings, one, facts, where);
}

/** Checks what changed between two headlines of records. */
function checkTitleFact({ findings, edition }: CheckContext, fact: Fact, where: string): void {
  for (const [side, words] of [fact.from, fact.to].entries()) {
    const title = edition.revisions.find(({ id }) => id === fact.between[side])?.title ?? '';
    findings.expect(
      words === null || holdsWords(title, words),
      () => `${where}: “${words}” is not in “${title}”`,
    );
  }
}

function holdsWords(text: string, words: string): boolean {
  const norms = new Set(tokenize(text).map(({ norm }) => norm));
  return text.replace(/\s+/g, ' ').includes(words) || tokenize(words).every(({ norm }) => norms.has(norm));
}

/** Checks that a series is its facts, each going on from the one before. */
function checkSeries(findings: Findings, series: FactSeries, facts: readonly Fact[], where: string): void {
  const own = series.facts.map((index) => facts[index]);
  const isWhole =
    own.length + 1 === series.readings.length &&
    own.every((fact, index) => fact !== undefined && fact.to === series.readings[index + 1]!.text);
  findings.expect(isWhole, () => `${where}: its series does not follow its facts`);
}

function prepareCheck(edition: Edition, read: ReadSource, findings: Findings): CheckContext {
  const texts = new Map<string, string>();
  const textOf = (revision: string) => texts.get(revision) ?? '';
  for (const { revision, text } of edition.paragraphs.flatMap(readingsOf))
    texts.set(revision, `${textOf(revision)}\n${text}`);
  return {
    edition,
    read,
    findings,
    positions: new Map(edition.revisions.map(({ id, position }) => [id, position])),
    textOf,
  };
}

function readingsOf({
  text,
  witnesses,
}: EditionParagraph): { readonly revision: string; readonly text: string }[] {
  return witnesses.map((witness) => ({ revision: witness.revision, text: witness.text ?? text }));
}

/** Checks that origins cover every word in order, and that none of them is later than the source. */
function checkOrigins(
  context: CheckContext,
  { source, text, origins }: EditionParagraph,
  where: string,
): void {
  const { read, findings, positions } = context;
  const words = tokenize(text).map(({ norm }) => norm);
  const claimed = origins.map(({ revision, span }) => ({
    revision,
    norms: tokenize(read({ revision: source.revision, span }) ?? '').map(({ norm }) => norm),
  }));
  findings.expect(
    words.join(' ') === claimed.flatMap(({ norms }) => norms).join(' '),
    () => `${where} has words without an origin`,
  );
  for (const { revision } of claimed)
    findings.expect(
      (positions.get(revision) ?? Infinity) <= positions.get(source.revision)!,
      () => `${where} has words from ${revision}, which is no revision up to its own`,
    );
}

/** Checks that speakers stand in their source, antecedents at their place, quotations between quotation marks. */
function checkSpeech(context: CheckContext, paragraph: EditionParagraph, where: string): void {
  const { source, speech } = paragraph;
  if (speech === null) return;
  checkSpeaker(context, paragraph, { note: speech, where });
  for (const note of speech.quotations) {
    checkSpeaker(context, paragraph, { note, where });
    const { span } = note;
    const isInside = source.span[0] <= span[0] && span[1] <= source.span[1];
    const words = context.read({ revision: source.revision, span }) ?? '';
    context.findings.expect(
      isInside && /^["“”«»„‟「『‹]/.test(words),
      () => `${where} has no quotation at bytes ${span.join('–')}`,
    );
  }
}

function checkSpeaker(
  { read, findings, textOf }: CheckContext,
  { source, text }: EditionParagraph,
  { note, where }: { readonly note: SpeakerNote; readonly where: string },
): void {
  const { revision } = source;
  const near = note.isCarried ? textOf(revision) : text;
  findings.expect(
    near.includes(note.speaker),
    () => `${where} names ${note.speaker} as speaker, who is not in it`,
  );
  if (note.antecedent === undefined) return;
  const { text: meant, span } = note.antecedent;
  findings.expect(
    read({ revision, span }) === meant,
    () => `${where} names ${meant} as speaker, who does not stand at that place`,
  );
}

/** Checks that a reading called the same is equal to one nearer to the source. */
function checkSteps(
  context: CheckContext,
  { text, source, witnesses }: EditionParagraph,
  where: string,
): void {
  const { findings, positions } = context;
  const sourcePosition = positions.get(source.revision)!;
  // Where sentences meet, a space may be lost and nothing else change.
  const wordsOf = (witness: Witness) => comparableText(witness.text ?? text).replaceAll(' ', '');
  const distance = ({ revision }: SourceSpan) =>
    Math.abs((positions.get(revision) ?? Infinity) - sourcePosition);
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

/** Checks that the state of a paragraph agrees with the views, its readings and what took it in. */
function checkState(context: CheckContext, paragraph: EditionParagraph, where: string): void {
  const { edition, findings } = context;
  const { id, state, source, witnesses, lastSeen, absorbedBy } = paragraph;
  const isPublished = edition.views.asPublished.includes(id);
  findings.expect(
    isPublished === (state === 'current' || (state === 'withdrawn' && source.revision === edition.base)),
    () => `${where} is called ${state}, and ${isPublished ? 'is' : 'is not'} in the text as published`,
  );
  const whole = witnesses.filter(({ isPart }) => isPart === undefined);
  findings.expect(
    isFirstReading(paragraph) && whole.at(-1)?.revision === lastSeen,
    () => `${where} was first or last seen elsewhere than it says`,
  );
  const known = new Set(edition.views.asPublished);
  findings.expect(
    (state === 'absorbed') === (absorbedBy !== undefined) &&
      (absorbedBy ?? []).every((other) => known.has(other)),
    () => `${where} names no current paragraphs that took it in`,
  );
}

/**
 * Tells whether a paragraph was first seen in its oldest reading, or in an older one that only a part of it came out
 * of.
 */
function isFirstReading({ witnesses, firstSeen }: EditionParagraph): boolean {
  const first = witnesses.findIndex(({ revision }) => revision === firstSeen);
  const oldest = witnesses.findIndex(({ isPart }) => isPart === undefined);
  return first !== -1 && first <= oldest;
}
