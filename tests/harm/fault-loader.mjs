/**
 * Puts a gate before the functions of fault-stages.mjs as their modules are loaded, so that the program has none: each asks
 * `globalThis.faultGate` before it does its work.
 */
import { stages } from './fault-stages.mjs';

export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  const file = Object.keys(stages).find((name) => url.endsWith(`/dist/${name}`));
  if (file === undefined) return loaded;
  let source = String(loaded.source);
  for (const name of stages[file]) {
    const head = new RegExp(`^export (async )?function ${name}\\(`, 'm');
    if (!head.test(source)) throw new Error(`Cannot inject faults: ${file} exports no function ${name}`);
    source = source.replace(
      head,
      (_, isAsync = '') =>
        `export ${isAsync}function ${name}(...args) { globalThis.faultGate?.('${file} ${name}', args); return ${name}Itself(...args); }\n${isAsync}function ${name}Itself(`,
    );
  }
  return { ...loaded, source };
}
