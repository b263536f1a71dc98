import type { SosError } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import { notRecorded } from './errors.ts';
import type { RanEvidence } from './run-evidence.ts';

/**
 * Keeps the output of a run that could not be recorded, and says so: an hour of tests must not be
 * lost to a full disk or a key that is locked.
 */
export async function outputKept(
  files: Files,
  { contents, end, drafts }: RanEvidence,
  cause: unknown,
): Promise<SosError> {
  const folder = await files.makeTemporaryFolder('sos-output-');
  const path = files.join(folder, 'output');
  for (const bytes of contents) await files.create(path, bytes, { mode: 0o600 });
  const [{ answers }] = drafts;
  return notRecorded(path, { end, answers }, cause);
}
