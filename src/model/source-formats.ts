/** Lists the formats that are told apart, by the names that people give them. */

/** The input formats. */
export const sourceFormats = [
  'text',
  'markdown',
  'html',
  'mhtml',
  'json',
  'jsonl',
  'csv',
  'tsv',
  'parquet',
  'warc',
  'arc',
  'nitf',
  'newsml-g2',
  'newsml',
  'feed',
  'xml',
  'wire',
  'refused',
] as const;

/** A format, or `refused` for a file that is recognised and cannot be read. */
export type SourceFormat = (typeof sourceFormats)[number];

/** A format that can be read. */
export type InputFormat = Exclude<SourceFormat, 'refused'>;

/** The formats that a person may name. */
export const inputFormats = sourceFormats.filter((format): format is InputFormat => format !== 'refused');
