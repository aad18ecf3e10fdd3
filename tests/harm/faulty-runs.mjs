/**
 * Runs the built command again and again, and makes stages throw on the documents that bear a mark. A run without faults
 * tells which stages meet which marks.
 */
import { register } from 'node:module';
import { Readable, Writable } from 'node:stream';

register('./fault-loader.mjs', import.meta.url);
const { main } = await import('../../dist/commands/main.js');

/** By stage: the marks on which it throws. */
let faults = {};
/** By stage: the marks that it met. */
let met = {};
// What lies in the kernel's memory has no name: the text that was put there last is the one that is worked on.
let inKernel = new Set();

globalThis.faultGate = (stage, args) => {
  const [first, start, end] = args;
  const isOfKernel = typeof first === 'object' && first !== null && 'kernel' in first;
  if (stage.endsWith(' tokenizeInPlace'))
    inKernel = marksIn(Buffer.from(first.kernel.bytes().subarray(start, end)).toString('latin1'));
  if (Object.keys(faults).length > 0 && faults[stage] === undefined) return;
  const marks = isOfKernel ? inKernel : marksIn(args);
  met[stage] ??= new Set();
  for (const mark of marks) met[stage].add(mark);
  if (faults[stage]?.some((mark) => marks.has(mark)))
    throw new TypeError('a fault that was put there\nand its second line');
};

/** The marks in whatever a stage is handed, but for what the kernel's memory still holds of others. */
function marksIn(value, found = new Set(), seen = new Set()) {
  if (typeof value === 'string') for (const [mark] of value.matchAll(/zq[a-z0-9]+n\d+/g)) found.add(mark);
  if (typeof value !== 'object' || value === null || seen.has(value)) return found;
  seen.add(value);
  if (value instanceof Uint8Array) return marksIn(Buffer.from(value).toString('latin1'), found, seen);
  if (ArrayBuffer.isView(value) || 'kernel' in value) return found;
  const parts = value instanceof Map || value instanceof Set ? value : Object.values(value);
  for (const part of parts) marksIn(part, found, seen);
  return found;
}

class Collector extends Writable {
  text = '';
  _write(chunk, _encoding, done) {
    this.text += chunk;
    done();
  }
}

process.on('message', async ({ argv, cwd, faults: asked }) => {
  faults = asked;
  met = {};
  const [stdout, stderr] = [new Collector(), new Collector()];
  const status = await main(argv, { cwd, env: {}, stdin: Readable.from([]), stdout, stderr });
  const marks = Object.fromEntries(Object.entries(met).map(([stage, own]) => [stage, [...own].sort()]));
  process.send({ status, stderr: stderr.text, met: marks });
});
