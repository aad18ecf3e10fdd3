/**
 * Renders `prov.json`, W3C PROV-JSON. A run uses the sources and generates the edition; revisions, paragraphs, blocks and
 * quotations are derived from them. PROV-JSON writes wasRevisionOf, wasQuotedFrom and hadPrimarySource as wasDerivedFrom
 * with a type, as here. No time is told: when a run took place changes nothing in what it makes.
 */
import type { Edition, EditionBlock, EditionParagraph, EditionRevision, Witness } from '../model/edition.js';
import type { RunOptions } from '../model/options.js';
import { formatJson } from './format-json.js';
import {
  type AttributedQuotation,
  attributedQuotations,
  attributions,
  describeAgents,
  programName,
} from './prov/agents.js';
import {
  type Attributes,
  editionName,
  itemName,
  named,
  revisionName,
  runName,
  sourceName,
} from './prov/names.js';
import { describeThreads, firstOutlets, specialisations } from './prov/threads.js';
import { isOrderKnown } from './readings/order-words.js';
import { fieldsOf, hasTellingRecords, recordOf } from './records.js';

/** What is told of the run that made an edition. */
export type ToldOptions = Pick<RunOptions, 'policy' | 'keepBase'>;

/**
 * Renders the provenance of one edition. Where `options` are given, it is one of a run's output: they become attributes
 * of the run, and its plan is `run.json`, which has all the others.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * typeof JSON.parse(renderProv(editions[0])).prefix.prov; // "string"
 */
export function renderProv(edition: Edition, options?: ToldOptions): string {
  const names = new Map(edition.revisions.map(({ id, contentId }) => [id as string, contentId]));
  const items = [...edition.blocks, ...edition.paragraphs];
  const quotations = attributedQuotations(edition);
  const inThreads = specialisations(edition);
  const isTelling = hasTellingRecords(edition);
  const record = {
    prefix: {
      prov: 'http://www.w3.org/ns/prov#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
      variorum: 'urn:variorum:',
    },
    entity: {
      [editionName(edition)]: describeEdition(edition),
      ...Object.fromEntries(edition.revisions.flatMap((revision) => describeRevision(revision, isTelling))),
      ...Object.fromEntries(items.map((item) => [itemName(item), describeItem(item)])),
      ...Object.fromEntries(quotations.map((quotation) => [quotation.name, describeQuotation(quotation)])),
      ...describeThreads(edition),
      ...(options === undefined ? {} : { [planName]: plan }),
    },
    activity: { [runName(edition)]: describeRun(edition, options) },
    agent: describeAgents(edition),
    used: number('u', usages(edition)),
    wasGeneratedBy: {
      '_:g1': { 'prov:entity': editionName(edition), 'prov:activity': runName(edition) },
    },
    wasAssociatedWith: {
      '_:s1': {
        'prov:activity': runName(edition),
        'prov:agent': programName(),
        ...(options === undefined ? {} : { 'prov:plan': planName }),
      },
    },
    wasAttributedTo: number('t', [
      { 'prov:entity': editionName(edition), 'prov:agent': programName() },
      ...attributions(edition),
      ...firstOutlets(edition),
    ]),
    wasDerivedFrom: number('d', [
      ...ofRevisions(edition),
      ...items.flatMap((item) => ofItem(item, names)),
      ...quotations.map((quotation) => ofQuotation(quotation, names)),
    ]),
    ...(inThreads.length === 0 ? {} : { specializationOf: number('p', inThreads) }),
    hadMember: number(
      'm',
      items.map((item) => ({ 'prov:collection': editionName(edition), 'prov:entity': itemName(item) })),
    ),
  };
  return `${formatJson(record)}\n`;
}

/** Names relations, as PROV-JSON asks: each by a letter of its kind and its number. */
function number(letter: string, relations: readonly Attributes[]): Readonly<Record<string, Attributes>> {
  return Object.fromEntries(relations.map((relation, at) => [`_:${letter}${at + 1}`, relation]));
}

const planName = 'variorum:run-record';
// Where it lies, as the edition's folder sees it.
const plan = { 'prov:type': named('prov:Plan'), 'prov:location': '../../run.json' };

function describeEdition({ title, status }: Edition): Attributes {
  return { 'prov:type': named('prov:Collection'), 'prov:label': title, 'variorum:status': status };
}

/** Describes the run by what it was told and what it found of the order: no attribute depends on the machine or the clock. */
function describeRun({ order, decided }: Edition, options: ToldOptions | undefined): Attributes {
  return {
    'prov:type': named('variorum:Merge'),
    'prov:label': 'variorum merge',
    'variorum:order': order.basis,
    'variorum:confidence': order.confidence,
    // A value is a literal: what a person decided is one, as JSON.
    ...(decided === undefined ? {} : { 'variorum:decided': JSON.stringify(decided) }),
    ...Object.fromEntries(Object.entries(options ?? {}).map(([name, value]) => [`variorum:${name}`, value])),
  };
}

/** Lists what the run used: the sources, each in its place. */
function usages(edition: Edition): Attributes[] {
  return edition.revisions.map(({ id, contentId }) => ({
    'prov:activity': runName(edition),
    'prov:entity': sourceName(contentId),
    ...(id === edition.base ? { 'prov:role': named('variorum:base') } : {}),
  }));
}

/** Describes the source of a revision, and the revision. */
function describeRevision(revision: EditionRevision, isTelling: boolean): [string, Attributes][] {
  const { siglum, contentId, path, sha256, date, position, copies, copyRecords = [] } = revision;
  const told = Object.entries(isTelling ? fieldsOf(recordOf(revision)) : {});
  return [
    [
      sourceName(contentId),
      {
        'prov:type': named('variorum:Source'),
        'variorum:path': path,
        'variorum:sha256': sha256,
        ...(copies.length > 0 ? { 'variorum:copy': copies } : {}),
        ...Object.fromEntries(told.map(([name, value]) => [`variorum:${name}`, value])),
        ...(copyRecords.length > 0
          ? {
              'variorum:copyRecord': copyRecords.map(({ id, ...record }) =>
                JSON.stringify({ id, ...fieldsOf(record) }),
              ),
            }
          : {}),
      },
    ],
    [
      revisionName(contentId),
      {
        'prov:type': named('variorum:Revision'),
        'variorum:siglum': siglum,
        'variorum:position': position,
        ...(date === null ? {} : { 'variorum:date': date }),
      },
    ],
  ];
}

function describeItem(item: EditionBlock | EditionParagraph): Attributes {
  return {
    'prov:type': named('kind' in item ? 'variorum:Block' : 'variorum:Paragraph'),
    ...('kind' in item ? { 'variorum:kind': item.kind } : {}),
    'variorum:state': item.state,
    ...(item.formerly === undefined ? {} : { 'variorum:formerly': item.formerly }),
    'prov:value': item.text,
  };
}

/** Describes a quotation by the paragraph that it is a part of: the span of its derivation says which. */
function describeQuotation({ paragraph, note }: AttributedQuotation): Attributes {
  const start = note.span[0] - paragraph.source.span[0];
  const words = Buffer.from(paragraph.text).subarray(start, start + note.span[1] - note.span[0]);
  return {
    'prov:type': named('variorum:Quotation'),
    'variorum:paragraph': named(itemName(paragraph)),
    'variorum:speaker': note.speaker,
    'prov:value': words.toString(),
  };
}

/** Derives each revision from its file, and from the revision before it where it is known which that is. */
function ofRevisions(edition: Edition): Attributes[] {
  const { revisions } = edition;
  const isOrdered = isOrderKnown(edition);
  return revisions.flatMap(({ contentId }, at) => {
    const before = isOrdered ? revisions[at - 1] : undefined;
    const generated = { 'prov:generatedEntity': revisionName(contentId) };
    return [
      {
        ...generated,
        'prov:usedEntity': sourceName(contentId),
        'prov:type': named('prov:PrimarySource'),
      },
      ...(before === undefined
        ? []
        : [
            {
              ...generated,
              'prov:usedEntity': revisionName(before.contentId),
              'prov:type': named('prov:Revision'),
            },
          ]),
    ];
  });
}

/** Derives each block and paragraph: it is quoted from its source, and derived from its other readings. */
function ofItem(item: EditionBlock | EditionParagraph, names: ReadonlyMap<string, string>): Attributes[] {
  const isSource = ({ revision, span, edge }: Witness) =>
    edge === null && revision === item.source.revision && `${span}` === `${item.source.span}`;
  return item.witnesses.map((witness) => ({
    'prov:generatedEntity': itemName(item),
    'prov:usedEntity': revisionName(names.get(witness.revision)!),
    ...(isSource(witness) ? { 'prov:type': named('prov:Quotation') } : {}),
    'variorum:start': witness.span[0],
    'variorum:end': witness.span[1],
    ...(witness.edge === null
      ? {}
      : { 'variorum:edge': witness.edge, 'variorum:similarity': witness.similarity }),
  }));
}

/** Derives a quotation from where the source of its paragraph has it. */
function ofQuotation(
  { name, paragraph, note }: AttributedQuotation,
  names: ReadonlyMap<string, string>,
): Attributes {
  return {
    'prov:generatedEntity': name,
    'prov:usedEntity': revisionName(names.get(paragraph.source.revision)!),
    'prov:type': named('prov:Quotation'),
    'variorum:start': note.span[0],
    'variorum:end': note.span[1],
  };
}
