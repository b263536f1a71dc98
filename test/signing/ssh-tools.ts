import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const NAMESPACE = 'sos-record-v1';

/** Every way that `ssh-keygen` makes the keys that sos can sign with in process. */
export const KEY_KINDS = [
  ['ed25519', []],
  ['ecdsa', ['-b', '256']],
  ['ecdsa', ['-b', '384']],
  ['ecdsa', ['-b', '521']],
  ['rsa', ['-b', '2048']],
  ['rsa', ['-b', '3072']],
] as const;

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sos-signing-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Makes a key pair with the real program and returns the path of the private file. */
export function keygen(folder: string, type: string, options: readonly string[] = []): string {
  const path = join(folder, `id_${type}_${options.join('')}`);
  const common = ['-q', '-N', '', '-C', 'someone@somewhere', '-f', path];
  execFileSync('ssh-keygen', [...common, '-t', type, ...options]);
  return path;
}

/** Signs with the real program, which writes `FILE.sig`. */
export function keygenSign(keyFile: string, message: Uint8Array, namespace = NAMESPACE): string {
  const file = `${keyFile}.message`;
  writeFileSync(file, message);
  rmSync(`${file}.sig`, { force: true });
  execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', keyFile, '-n', namespace, file], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return readFileSync(`${file}.sig`, 'utf8');
}

/** Asks the real program whether a signature is good, for a principal or for any key. */
export function keygenAccepts(
  folder: string,
  claim: { armored: string; message: Uint8Array; signers?: string; namespace?: string },
): boolean {
  const signature = join(folder, 'signature');
  const signers = join(folder, 'allowed_signers');
  writeFileSync(signature, claim.armored);
  writeFileSync(signers, `${claim.signers ?? ''}\n`);
  const check =
    claim.signers === undefined
      ? ['-Y', 'check-novalidate']
      : ['-Y', 'verify', '-f', signers, '-I', 'kasra'];
  const args = [...check, '-n', claim.namespace ?? NAMESPACE, '-s', signature];
  return spawnSync('ssh-keygen', args, { input: claim.message }).status === 0;
}
