/**
 * Finds Chromium, or installs it where the system's own packages have it and this process may. Where neither
 * goes, it says so in a line, and the tests in a browser are skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a browser; null where there is none. */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = [
    process.env.VARIORUM_BROWSER ?? '',
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
  ];
  return paths.find((path) => path !== '' && existsSync(path)) ?? null;
}

function install() {
  const canInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!canInstall) return 'install Chromium, or name a browser in VARIORUM_BROWSER';
  const run = (...words) =>
    spawnSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update', '-qq');
  const { status } = run('install', '-y', '-qq', 'chromium', 'fonts-noto-core', 'fonts-noto-cjk');
  return status === 0 ? null : 'apt-get could not install the package chromium';
}

if (process.argv[1]?.endsWith('install.mjs') && findBrowser() === null) {
  const problem = install();
  if (findBrowser() === null)
    console.error(`Browser tests are skipped: no Chromium is found; ${problem ?? 'it is not on the path'}`);
}
