/**
 * Lists who had a part in an edition: the program, the outlets that published its revisions, and those who are quoted in
 * it. Nobody is found out: an outlet is called as records call it, and a speaker as the text does, so that "Peskov" and
 * "the Kremlin spokesman" are two unless the text itself says whom it means.
 */
import type { Edition, EditionParagraph, EditionRevision, QuotationNote } from '../../model/edition.js';
import { outletOf } from '../../text/addresses.js';
import { programVersion } from '../program-version.js';
import { type Attributes, agentName, itemName, named, revisionName } from './names.js';
import { threadsOf } from './threads.js';

/** Names the program as an agent. */
export const programName = () => `variorum:program-${programVersion()}`;

/** A quotation whose speaker somebody or something names. */
export interface AttributedQuotation {
  readonly name: string;
  readonly paragraph: EditionParagraph;
  readonly note: QuotationNote;
  readonly speaker: string;
}

/** Lists the quotations of an edition that have a speaker, in the order of its paragraphs. */
export function attributedQuotations({ paragraphs }: Edition): readonly AttributedQuotation[] {
  return paragraphs.flatMap((paragraph) =>
    (paragraph.speech?.quotations ?? [])
      .filter(({ isUnresolved }) => isUnresolved === undefined)
      .map((note) => ({
        name: `${itemName(paragraph)}-quotation-${note.span.join('-')}`,
        paragraph,
        note,
        speaker: note.antecedent?.text ?? note.speaker,
      })),
  );
}

/** Describes all agents, by name. */
export function describeAgents(edition: Edition): Readonly<Record<string, Attributes>> {
  const outlets = [
    ...edition.revisions.flatMap(outletsOf),
    ...threadsOf(edition).flatMap(({ first }) => first?.outlet ?? []),
  ];
  const speakers = attributedQuotations(edition).map(({ speaker }) => speaker);
  return Object.fromEntries([
    [
      programName(),
      {
        'prov:type': named('prov:SoftwareAgent'),
        'prov:label': 'Variorum',
        'variorum:version': programVersion(),
      },
    ],
    ...outlets.map((label) => [
      agentName('outlet', label),
      { 'prov:type': named('prov:Organization'), 'prov:label': label },
    ]),
    ...speakers.map((label) => [
      agentName('speaker', label),
      { 'prov:type': named('variorum:Speaker'), 'prov:label': label },
    ]),
  ]);
}

/** Attributes revisions to the outlets that published them or a copy of them, and quotations to those who spoke. */
export function attributions(edition: Edition): readonly Attributes[] {
  return [
    ...edition.revisions.flatMap((revision) =>
      outletsOf(revision).map((label) => [
        revisionName(revision.contentId),
        agentName('outlet', label),
        'published',
      ]),
    ),
    ...attributedQuotations(edition).map(({ name, speaker }) => [
      name,
      agentName('speaker', speaker),
      'said',
    ]),
  ].map(([entity, agent, role]) => ({
    'prov:entity': entity,
    'prov:agent': agent,
    'prov:type': named(`variorum:${role}`),
  }));
}

/** Lists the outlets that published a revision or a copy of it, each once. */
function outletsOf({ about, copyRecords = [] }: EditionRevision): readonly string[] {
  const told = [about, ...copyRecords.map((copy) => copy.about)].map(outletOf);
  return [...new Set(told.filter((outlet) => outlet !== null))];
}
