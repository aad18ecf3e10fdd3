/** Kills the process that it is loaded into after so many calls that change the disk. */
import { watchDisk } from './watch-disk.mjs';

const { VARIORUM_KILL_ROOT: root, VARIORUM_KILL_AT: at } = process.env;

watchDisk({ root, stopAt: Number(at), onStop: () => process.kill(process.pid, 'SIGKILL') });
