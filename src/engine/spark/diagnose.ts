/** Finds the one failure behind all that Spark said before it stopped: Spark says much, and a person needs one sentence. */
import type { Failure } from '../../model/failure.js';

interface Circumstances {
  readonly master: string | null;
  /** Where all that Spark said is kept. */
  readonly log: string;
  /** Version of the Java found; null where there is none. */
  readonly java: string | null;
}

const javaFails =
  /UnsupportedClassVersionError|JAVA_HOME is not set|java: (?:command )?not found|getSubject is (?:not )?supported|class file version|Unrecognized option: --add-opens|java: No such file/;
const masterFails =
  /All masters are unresponsive|Failed to connect to master|Could not parse Master URL|Connection refused.*(?:7077|:\d+)|Master must either be/;
const nodeFails = /node: (?:command )?not found|exited with status 127/;

export function diagnose(said: string, { master, log, java }: Circumstances): Failure {
  if (java === null || javaFails.test(said)) return { reason: 'wrong-java', found: java };
  if (masterFails.test(said)) return { reason: 'no-master', master: master ?? 'the default' };
  if (nodeFails.test(said)) return { reason: 'no-node' };
  const taken =
    said.match(/non-empty directory[ :]+(\S+?)\/run\b/)?.[1] ??
    said.match(/location (\S+?)\/run already exists/)?.[1];
  if (taken !== undefined) return { reason: 'table-exists', path: taken };
  const unknown = said.match(/no document is called (.*)/)?.[1];
  if (unknown !== undefined) return { reason: 'no-such-document', id: unknown.trim(), nearest: null };
  const worker = said.match(/variorum worker (\w+): (.*)/);
  if (worker !== null)
    return { reason: 'spark-failed', detail: `its worker ${worker[1]} said: ${worker[2]}`, log };
  return { reason: 'spark-failed', detail: tellingLine(said), log };
}

/** The first line that names an error; else the last one. */
function tellingLine(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling =
    lines.find((line) => /^\[[A-Z_]+(?:\.[A-Z_]+)*\]/.test(line)) ??
    lines.find((line) => /^(?:Error|Caused by|Exception in|org\.apache\.spark\.\S+Exception)/.test(line)) ??
    lines.at(-1) ??
    'nothing';
  return telling.replace(/\.$/, '').slice(0, 300);
}
