/**
 * Writes records as YAML where every value in them is plain: numbers, and words that mean nothing else in YAML. The
 * library builds a tree of nodes for each, which costs more than all the rest of a short edition's front matter.
 */

// Begins with a letter or a number of things, ends with a letter, digit or closing mark, and holds no sign of YAML.
const plainWords = /^(?:\d+ )?[A-Za-z](?:[\w ,.()/’“”–—·+;-]*[\w.)”’])?$/;
const reserved = /^(?:true|false|null)$/i;
// A hash of digits alone, or with one e among them, would be a number.
const plainHash = /^(?=.*[a-df])[0-9a-f]{16,}$/;
const plainTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Writes a record; null where a value in it is not plain. Fields that are undefined are left out, as the library does. */
export function writePlainYaml(record: Readonly<Record<string, unknown>>, indent = ''): string | null {
  let text = '';
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined) continue;
    if (!plainWords.test(key) || reserved.test(key)) return null;
    const written = writeValue(value, indent);
    if (written === null) return null;
    text += `${indent}${key}:${written}`;
  }
  return text === '' ? null : text;
}

/** Writes what stands after a colon, up to the end of the last line. */
function writeValue(value: unknown, indent: string): string | null {
  if (typeof value !== 'object' || value === null) {
    const scalar = writeScalar(value);
    return scalar === null ? null : ` ${scalar}\n`;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) return writeList(value, inner);
  const fields = writePlainYaml(value as Readonly<Record<string, unknown>>, inner);
  return fields === null ? null : `\n${fields}`;
}

function writeList(items: readonly unknown[], indent: string): string | null {
  let text = '\n';
  for (const item of items) {
    const isRecord = typeof item === 'object' && item !== null && !Array.isArray(item);
    const written = isRecord
      ? writePlainYaml(item as Readonly<Record<string, unknown>>, `${indent}  `)?.slice(indent.length + 2)
      : writeScalar(item);
    if (written === undefined || written === null) return null;
    text += `${indent}- ${written}${isRecord ? '' : '\n'}`;
  }
  return items.length === 0 ? null : text;
}

function writeScalar(value: unknown): string | null {
  if (typeof value === 'number') {
    const digits = String(value);
    return /^\d+(?:\.\d+)?$/.test(digits) ? digits : null;
  }
  if (typeof value !== 'string') return null;
  const isPlain =
    (plainWords.test(value) && !reserved.test(value)) || plainHash.test(value) || plainTime.test(value);
  return isPlain ? value : null;
}
