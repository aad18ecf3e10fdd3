/**
 * Exports the library: three functions that do the whole job, then the stages one by one, all of them typed.
 */

export { bandInPlace, hashWhole } from './detect/band.js';
export { cluster } from './detect/cluster.js';
export type { Detection } from './detect/detection.js';
export { examine } from './detect/examine.js';
export { defaultMinScore, defaultThreshold } from './detect/limits.js';
export { pair } from './detect/pair.js';
export { profile } from './detect/profile.js';
export { relate } from './detect/relate.js';
export { shingleInPlace, tokenizeInPlace } from './detect/shingle.js';
export { prepareSigning, signInPlace } from './detect/sign.js';
export { verify } from './detect/verify.js';
export { openEngine } from './engine/local.js';
export { type Kernel, makeKernel } from './kernel/kernel.js';
export { Workspace } from './kernel/workspace.js';
export {
  findRevisions,
  type MergedReports,
  mergeDirectory,
  mergeTexts,
  type Revisions,
} from './library/library.js';
export {
  defaultDetectOptions,
  type FindOptions,
  type MergeOptions,
  type MergeTextOptions,
} from './library/library-options.js';
export type { TextDocument } from './library/text-documents.js';
export { align } from './merge/align.js';
export { merge } from './merge/merge.js';
export { chooseBase } from './merge/order/choose-base.js';
export { order } from './merge/order.js';
export type * from './model/alignment.js';
export type * from './model/cluster.js';
export type * from './model/columns.js';
export type * from './model/decided.js';
export type * from './model/document.js';
export type * from './model/document-ref.js';
export type * from './model/edition.js';
export type * from './model/edition-file.js';
export { CommandFailure, describeFailure, type Failure, type Result } from './model/failure.js';
export type * from './model/naming.js';
export {
  type DetectOptions,
  defaultFields,
  defaultReading,
  type FieldNames,
  type Format,
  formats,
  type KeepBase,
  type Policy,
  type ReadingOptions,
  type RunOptions,
} from './model/options.js';
export type * from './model/pair.js';
export type * from './model/profile.js';
export { detect } from './pipeline/run.js';
export { mergeClusters, publishUnmerged } from './pipeline/steps/merge.js';
export { loadKernel } from './pipeline/tasks/load-kernel.js';
export { type Inputs, listDocuments, listSources } from './read/list-documents.js';
export { read } from './read/read.js';
export { segment } from './text/segment.js';
export { renderAnnotations } from './write/annotations.js';
export { renderC2pa } from './write/c2pa.js';
export { type FoundGiven, findGiven } from './write/identity/find-given.js';
export { nameItems } from './write/identity/name-items.js';
export { compactEdition } from './write/json/compact.js';
export { expandEdition } from './write/json/expand.js';
export { parseEditionJson } from './write/json/parse.js';
export { editionFileSchema, editionJsonSchema } from './write/json/schema.js';
export { renderEditionJson } from './write/json.js';
export { renderMarkdown } from './write/markdown.js';
export { renderEditionPage } from './write/page/edition-page.js';
export { renderPicture } from './write/picture.js';
export { renderProv } from './write/prov.js';
export { renderTei } from './write/tei.js';
