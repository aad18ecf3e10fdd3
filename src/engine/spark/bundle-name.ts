/** What the file is called that executors run: the build writes it, `--files` ships it, the SQL names it. */
export const bundleName = 'variorum-worker.cjs';
