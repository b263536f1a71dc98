import type { Scene } from './scene.ts';
import { arrival } from './scenes/arrival.ts';
import { audit } from './scenes/audit.ts';
import { briefSaidFour } from './scenes/brief-said-four.ts';
import { cleanButOldRefs } from './scenes/clean-but-old-refs.ts';
import { builtFromNothing } from './scenes/built-from-nothing.ts';
import { truncatedCommand } from './scenes/truncated-command.ts';

/** The whole story in order. */
export const story: readonly Scene[] = [
  arrival,
  cleanButOldRefs,
  truncatedCommand,
  briefSaidFour,
  builtFromNothing,
  audit,
];
