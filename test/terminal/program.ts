// The program itself, to be bundled as one file for tests that run it in a pseudo-terminal. The package's folder comes in a variable.
import { start } from '../../src/cli/main.js';

start('0.1.0', process.env.TOUCHSTONE_PACKAGE ?? '');
