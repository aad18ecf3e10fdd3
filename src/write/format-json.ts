/**
 * Lays JSON out for people and for diffs: what fits on one line stays on it, the rest is indented. Keys keep their
 * order, and the text parses back to the value.
 */
const lineWidth = 110;

/** Formats a value of which JSON knows every part. */
export function formatJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= lineWidth) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    // Long lists of numbers wrap like text.
    if (value.every((item) => typeof item === 'number')) return `[\n${wrapNumbers(value, inner)}\n${indent}]`;
    return `[\n${value.map((item) => inner + formatJson(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${formatJson(item, inner)}`).join(',\n')}\n${indent}}`;
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
