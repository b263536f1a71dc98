import type { Host } from '../host/index.ts';
import { decodePin, type LedgerPin } from '../memory/index.ts';
import { pinElsewhere } from './errors-of-pins.ts';

/** Reads the pin file at a path; undefined where there is none. Throws `memory.bad-pin`. */
export async function pinAt(
  { files }: Pick<Host, 'files'>,
  path: string,
): Promise<LedgerPin | undefined> {
  const facts = await files.facts(path);
  if (facts === undefined) return undefined;
  // Threat: a link in the repository that leads somewhere else.
  if (facts.type !== 'file') throw pinElsewhere(path);
  return decodePin((await files.read(path, { maxBytes: 65_536 })) ?? new Uint8Array(), path);
}
