/**
 * Runs the shell steps of the action for workflows by hand, in their order, as the runner would: each in bash, with its
 * inputs in its environment. Steps that use other actions (Node, the upload) are left out.
 *
 *   npm run build && npm run test:action
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { newFolder, pack, removeFolders, root, run } from './install.mjs';
import { conclude, say, sayUntried } from './report.mjs';

const action = parse(readFileSync(join(root, '.github/action.yml'), 'utf8'));
const tarball = pack();
const prefix = newFolder();

/** Whether a condition holds that asks which inputs are given: `inputs.a != '' || inputs.b != ''`. */
function holds(condition, values) {
  return condition.split(' || ').some((part) => {
    const [, name] = /^inputs\.([\w-]+) != ''$/.exec(part);
    return values[name] !== '';
  });
}

/** Runs the action on `inputs`, and returns the first step that failed, if any, what the last one said, and what the action gives. */
function runAction(inputs, cwd) {
  const values = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: value }]) => [name, inputs[name] ?? value]),
  );
  const temp = newFolder();
  const outputs = join(temp, 'outputs');
  writeFileSync(outputs, '');
  const env = {
    ...process.env,
    npm_config_prefix: prefix,
    PATH: `${prefix}/bin:${process.env.PATH}`,
    RUNNER_TEMP: temp,
    GITHUB_OUTPUT: outputs,
  };
  let said = '';
  for (const { name, run: script, env: own, if: condition } of action.runs.steps) {
    if (script === undefined || (condition !== undefined && !holds(condition, values))) continue;
    const filled = Object.fromEntries(
      Object.entries(own).map(([key, text]) => [
        key,
        text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input) => values[input]),
      ]),
    );
    const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
      cwd,
      env: { ...env, ...filled },
      encoding: 'utf8',
    });
    said = `${stdout}${stderr}`;
    if (status !== 0) return { failed: name, said, outputs: readFileSync(outputs, 'utf8') };
  }
  return { failed: null, said, outputs: readFileSync(outputs, 'utf8') };
}

const folder = newFolder();
cpSync(join(root, 'seeds'), join(folder, 'seeds'), { recursive: true });
cpSync(join(root, 'out'), join(folder, 'baseline'), { recursive: true });
const base = { input: 'seeds', package: tarball };

const plain = runAction(base, folder);
say(
  plain.failed === null,
  `a run on the seeds passes${plain.failed === null ? '' : `: ${plain.failed}: ${plain.said}`}`,
);
say(
  plain.outputs === 'reports=1\nfor-review=0\nout=variorum-out\n',
  `it gives ${JSON.stringify(plain.outputs)}`,
);
const same = runAction({ ...base, baseline: 'baseline' }, folder);
say(same.failed === null, `it passes against out/ as the baseline ${same.said}`);
const other = runAction({ ...base, baseline: 'baseline', flags: '--threshold 1 --policy latest' }, folder);
say(other.failed === 'Compare with the baseline', `with --threshold 1 it fails at: ${other.failed}`);
const gated = (failOn, flags) =>
  runAction({ ...base, baseline: 'baseline', 'fail-on': failOn, flags }, folder);
const gate = gated('reports,revisions', '--threshold 1');
say(
  gate.failed === 'Compare with the baseline' && /^reports +1 +1 gone$/m.test(gate.said),
  `with fail-on reports,revisions and --threshold 1 it fails at: ${gate.failed}`,
);
const passed = gated('reports,facts', '--policy latest --keep-base longest');
say(
  passed.failed === null && /^facts +0$/m.test(passed.said),
  `with another base it passes with fail-on reports,facts, which are the same ${passed.said}`,
);
const idle = runAction({ ...base, 'fail-on': 'reports' }, folder);
say(
  idle.failed === 'Compare with the baseline' && idle.said.includes('fail-on needs a baseline'),
  `fail-on without a baseline is refused: ${idle.said.trim()}`,
);
const doubtful = { ...base, input: join(root, 'tests/golden', 'two-agencies', 'input') };
say(runAction(doubtful, folder).failed === null, 'doubt passes by default');
const doubt = runAction({ ...doubtful, 'fail-on-doubt': 'true' }, folder);
say(
  doubt.failed === 'Merge' && /for-review=[1-9]/.test(doubt.outputs),
  `with fail-on-doubt it fails at: ${doubt.failed}`,
);
const uses = action.runs.steps.flatMap((step) => step.uses ?? []);
sayUntried(`the steps that need a runner: ${uses.join(', ')}`);
run('npm', ['uninstall', '--global', 'variorum'], folder, { npm_config_prefix: prefix });
removeFolders();
conclude();
