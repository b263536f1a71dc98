import type { Scene } from './scene.ts';
import { arrival } from './scenes/arrival.ts';

/** The whole story in order. */
export const story: readonly Scene[] = [arrival];
