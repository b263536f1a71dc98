import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigner, type Signer } from '../../src/signing/index.ts';
import { realHost } from './real-host.ts';
import { keygen } from './ssh-tools.ts';

/** Makes a key with the real program and keeps only the opened signer of it. */
export async function signerOf(type: string, options: readonly string[] = []): Promise<Signer> {
  const folder = mkdtempSync(join(tmpdir(), 'sos-signing-test-'));
  try {
    return await openSigner(keygen(folder, type, options), realHost({}, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
