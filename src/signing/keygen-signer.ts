import { lossyTextOf, showUnsafe } from '../base/index.ts';
import type { Environment, Files, Processes } from '../host/index.ts';
import { LONGEST_ARMOR } from './armor.ts';
import { keygenFailed } from './errors.ts';
import type { PublicKey } from './public-key.ts';
import { provenSignature, type Signer } from './signer.ts';

/** What is needed to have `ssh-keygen` sign. */
export interface Keygen {
  readonly files: Files;
  readonly processes: Processes;
  readonly environment: Environment;
}

/** Time for a person to type a passphrase or touch a security key, in milliseconds. */
const PATIENCE = 120_000;

/**
 * Signs with `ssh-keygen`, for private keys behind a passphrase or in a security key. It asks for
 * the passphrase on the terminal or through `SSH_ASKPASS` itself. The message goes through a
 * temporary file and standard input stays closed: with the message there, and no terminal,
 * `ssh-keygen` takes its first line for the passphrase and signs the rest, with success.
 */
export function signerFromKeygen(publicKey: PublicKey, keyFile: string, keygen: Keygen): Signer {
  return {
    publicKey,
    source: keyFile,
    async sign(message, namespace) {
      const folder = await keygen.files.makeTemporaryFolder('sos-sign-');
      try {
        const messageFile = keygen.files.join(folder, 'message');
        await keygen.files.create(messageFile, message, { mode: 0o600 });
        await runKeygen(keygen, ['-Y', 'sign', '-f', keyFile, '-n', namespace, messageFile]);
        const armored = await readSignature(keygen, `${messageFile}.sig`, keyFile);
        return provenSignature(armored, { message, namespace, key: publicKey }, 'ssh-keygen');
      } finally {
        await keygen.files.removeFolder(folder);
      }
    },
  };
}

async function runKeygen(keygen: Keygen, args: readonly string[]): Promise<void> {
  const command = { program: 'ssh-keygen', args, environment: keygen.environment.variables };
  const end = await keygen.processes.run(command, { timeout: PATIENCE, maxOutput: 65_536 });
  if (end.exitCode === 0) return;
  const said = end.stopped === 'timeout' ? 'no answer within two minutes' : lastLine(end.stderr);
  throw keygenFailed(args[3] ?? '', said);
}

async function readSignature(keygen: Keygen, path: string, keyFile: string): Promise<string> {
  const bytes = await keygen.files.read(path, { maxBytes: LONGEST_ARMOR });
  if (bytes === undefined) throw keygenFailed(keyFile, 'it wrote no signature');
  return lossyTextOf(bytes);
}

function lastLine(text: string): string {
  return showUnsafe(text.trim().split(/\r?\n/).at(-1)?.slice(0, 300) ?? '');
}
