/** Names the file that executors run: the build writes it, `--files` ships it, and the SQL calls it. */
export const bundleName = 'variorum-worker.cjs';
