/** Says where the documents of a sketched batch lie, from the places that the batch counted within its input. */
import type { SketchBatch, SketchInput } from '../../model/columns.js';
import type { DocumentRef } from '../../model/document-ref.js';
import { nameRecord } from '../../read/records/jsonl.js';

/** Where the documents of a batch lie. */
export function placeDocuments(
  { columns, places, indexes, readAs }: SketchBatch,
  input: SketchInput,
  linesBefore: number,
): DocumentRef[] {
  const described = new Map(readAs);
  const add = (ref: DocumentRef, index: number): DocumentRef => {
    const as = described.get(index);
    return as === undefined ? ref : { ...ref, readAs: as };
  };
  if ('refs' in input) return Array.from(indexes!, (index, at) => add(input.refs[index]!, at));
  const { path, name, fields, encoding } = input.range;
  const about = encoding === undefined ? {} : { encoding };
  const container = { path, name };
  return columns.ids.map((id, index) => {
    const [offset, length, line] = places!.subarray(3 * index) as unknown as readonly [
      number,
      number,
      number,
    ];
    const record = { offset, length, line: line + linesBefore, fields, container, ...about };
    return add({ id: nameRecord(id, name, record.line), path, record }, index);
  });
}
