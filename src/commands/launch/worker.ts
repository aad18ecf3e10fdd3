/** Starts a worker thread of the program as it is installed. */
import { openProgram } from './program.js';

openProgram('worker');
