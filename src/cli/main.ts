import { runAsProcess } from '../host/node/index.ts';
import { runProgram } from './run-program.ts';

void runAsProcess(runProgram);
