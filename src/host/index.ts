export type { Clock } from './clock.ts';
export type { Environment } from './environment.ts';
export type { FileFacts, Files } from './files.ts';
export type { Host } from './host.ts';
export type { Command, Finished, Processes, RunOptions } from './processes.ts';
export type { Random } from './random.ts';
export type { RunEnd, RunWatch, Runner } from './runner.ts';
export type { Sockets } from './sockets.ts';
export type { Terminal } from './terminal.ts';
