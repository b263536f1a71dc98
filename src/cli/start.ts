import { runAsProcess } from '../host/node/index.ts';
import { runProgram } from './run-program.ts';

/** Runs sos as this process. */
export function start(): Promise<void> {
  return runAsProcess(runProgram);
}
