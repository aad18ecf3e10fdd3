#!/usr/bin/env node
/** Starts the command line as it is installed: a help page is printed at once, and for all else the program is opened. */
import { printHelp } from '../commands/help.js';
import { processIo } from '../commands/process-io.js';
import { openProgram } from './program.js';

const status = await printHelp(process.argv.slice(2), processIo);
if (status === null) openProgram().startCommand();
else process.exitCode = status;
