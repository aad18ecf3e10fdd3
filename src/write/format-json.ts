/**
 * Lays JSON out for people and for diffs: what fits on one line stays on it, the rest is indented. Keys keep their
 * order, and the text parses back to the value.
 */
const lineWidth = 110;

/** Formats a value of which JSON knows every part. */
export function formatJson(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const room = lineWidth - indent.length;
  if (leastLength(value, room) <= room) {
    const flat = JSON.stringify(value);
    if (flat.length <= room) return flat;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    // Long lists of numbers wrap like text.
    if (value.every((item) => typeof item === 'number')) return `[\n${wrapNumbers(value, inner)}\n${indent}]`;
    return `[\n${value.map((item) => inner + formatJson(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${formatJson(item, inner)}`).join(',\n')}\n${indent}}`;
}

/**
 * Counts how long a value is on one line at least, and stops beyond `room`: an edition is written once then, and not
 * once more for every part that it stands in.
 */
function leastLength(value: unknown, room: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 1;
  let length = 2;
  if (Array.isArray(value)) {
    for (const item of value) {
      length += leastLength(item, room - length) + 1;
      if (length > room + 1) break;
    }
    return length - (value.length > 0 ? 1 : 0);
  }
  for (const key in value) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    // A comma that the last one lacks is not counted.
    if (item !== undefined) length += key.length + 3 + leastLength(item, room - length);
    if (length > room) break;
  }
  return length;
}

/** Breaks a list of numbers into lines like text. */
function wrapNumbers(numbers: readonly number[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const [index, number] of numbers.entries()) {
    const piece = `${number}${index === numbers.length - 1 ? '' : ','}`;
    if (line !== '' && indent.length + line.length + 1 + piece.length > lineWidth) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? piece : ` ${piece}`;
  }
  return [...lines, line].map((text) => indent + text).join('\n');
}
