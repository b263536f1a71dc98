import type { Scene } from './scene.ts';
import { arrival } from './scenes/arrival.ts';
import { truncatedCommand } from './scenes/truncated-command.ts';

/** The whole story in order. */
export const story: readonly Scene[] = [arrival, truncatedCommand];
