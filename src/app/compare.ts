import type { Finding } from '../trust/index.ts';
import type { Opened } from './opened.ts';
import type { Reading } from './reading-answer.ts';
import { compareWithMemory } from './user-memory.ts';

/** Tells what this user has seen before and is not there at a reading, without asking anybody. */
export async function compare(opened: Opened, reading: Reading): Promise<readonly Finding[]> {
  const { ruling, remote } = reading;
  const shared = remote === undefined || (await reading.unshared()).size === 0;
  return compareWithMemory(opened, { ruling, asked: false, shared });
}
