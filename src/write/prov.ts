/**
 * Renders `prov.json`, W3C PROV-JSON. Sources, revisions, paragraphs and blocks are entities. PROV-JSON writes
 * wasRevisionOf, wasQuotedFrom and hadPrimarySource as wasDerivedFrom with a type, as here.
 */
import type { Edition, EditionBlock, EditionParagraph, EditionRevision, Witness } from '../model/edition.js';
import { formatJson } from './format-json.js';
import { isOrderKnown } from './readings/order-words.js';
import { fieldsOf, hasTellingRecords, recordOf } from './records.js';

type Attributes = Readonly<Record<string, unknown>>;

const typed = (name: string) => ({ $: name, type: 'prov:QUALIFIED_NAME' });

/**
 * Renders the provenance of one edition.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * typeof JSON.parse(renderProv(editions[0])).prefix.prov; // "string"
 */
export function renderProv(edition: Edition): string {
  const names = new Map(edition.revisions.map(({ id, contentId }) => [id as string, contentId]));
  const items = [...edition.blocks, ...edition.paragraphs];
  const derivations = [...ofRevisions(edition), ...items.flatMap((item) => ofItem(item, names))];
  const self = `variorum:edition-${edition.id}`;
  const record = {
    prefix: {
      prov: 'http://www.w3.org/ns/prov#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
      variorum: 'urn:variorum:',
    },
    entity: {
      [self]: {
        'prov:type': typed('prov:Collection'),
        'prov:label': edition.title,
        'variorum:status': edition.status,
      },
      ...Object.fromEntries(
        edition.revisions.flatMap((revision) => describeRevision(revision, hasTellingRecords(edition))),
      ),
      ...Object.fromEntries(items.map((item) => [nameOf(item), describeItem(item)])),
    },
    wasDerivedFrom: Object.fromEntries(derivations.map((derivation, at) => [`_:d${at + 1}`, derivation])),
    hadMember: Object.fromEntries(
      items.map((item, at) => [`_:m${at + 1}`, { 'prov:collection': self, 'prov:entity': nameOf(item) }]),
    ),
  };
  return `${formatJson(record)}\n`;
}

const nameOf = ({ id }: EditionBlock | EditionParagraph) => `variorum:${id}`;
const revisionName = (contentId: string) => `variorum:revision-${contentId}`;
const sourceName = (contentId: string) => `variorum:source-${contentId}`;

/** Describes the source of a revision, and the revision. */
function describeRevision(revision: EditionRevision, isTelling: boolean): [string, Attributes][] {
  const { siglum, contentId, path, sha256, date, position, copies, copyRecords = [] } = revision;
  const told = Object.entries(isTelling ? fieldsOf(recordOf(revision)) : {});
  return [
    [
      sourceName(contentId),
      {
        'prov:type': typed('variorum:Source'),
        'variorum:path': path,
        'variorum:sha256': sha256,
        ...(copies.length > 0 ? { 'variorum:copy': copies } : {}),
        ...Object.fromEntries(told.map(([name, value]) => [`variorum:${name}`, value])),
        // A value is a literal: what a copy says is one, as JSON.
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
        'prov:type': typed('variorum:Revision'),
        'variorum:siglum': siglum,
        'variorum:position': position,
        ...(date === null ? {} : { 'variorum:date': date }),
      },
    ],
  ];
}

function describeItem(item: EditionBlock | EditionParagraph): Attributes {
  return {
    'prov:type': typed('kind' in item ? 'variorum:Block' : 'variorum:Paragraph'),
    ...('kind' in item ? { 'variorum:kind': item.kind } : {}),
    'variorum:state': item.state,
    ...(item.formerly === undefined ? {} : { 'variorum:formerly': item.formerly }),
    'prov:value': item.text,
  };
}

/** Derives each revision from its file, and from the revision before it where it is known which that is. */
function ofRevisions(edition: Edition): Attributes[] {
  const { revisions } = edition;
  const isOrdered = isOrderKnown(edition);
  return revisions.flatMap(({ contentId }, at) => {
    const before = revisions[at - 1];
    return [
      {
        'prov:generatedEntity': revisionName(contentId),
        'prov:usedEntity': sourceName(contentId),
        'prov:type': typed('prov:PrimarySource'),
      },
      ...(before === undefined || !isOrdered
        ? []
        : [
            {
              'prov:generatedEntity': revisionName(contentId),
              'prov:usedEntity': revisionName(before.contentId),
              'prov:type': typed('prov:Revision'),
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
    'prov:generatedEntity': nameOf(item),
    'prov:usedEntity': revisionName(names.get(witness.revision)!),
    ...(isSource(witness) ? { 'prov:type': typed('prov:Quotation') } : {}),
    'variorum:start': witness.span[0],
    'variorum:end': witness.span[1],
    ...(witness.edge === null
      ? {}
      : { 'variorum:edge': witness.edge, 'variorum:similarity': witness.similarity }),
  }));
}
