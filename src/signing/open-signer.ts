import { lossyTextOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { signerFromAgent } from './agent-signer.ts';
import { keyNotFound, keyNotUsable, noPrivateHalf } from './errors.ts';
import { signerFromKeyFile } from './key-file-signer.ts';
import { signerFromKeygen } from './keygen-signer.ts';
import { parsePublicKey } from './parse-public-key.ts';
import { readPrivateKeyFile, type PrivateKeyFile } from './private-key-file.ts';
import type { PublicKey } from './public-key.ts';
import type { Signer } from './signer.ts';

/** The parts of the outside world that signing may need. */
export type SigningHost = Pick<Host, 'files' | 'processes' | 'sockets' | 'environment'>;

const LARGEST_KEY_FILE = 64 * 1024;
const LITERAL = /^key::|^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ /;

/**
 * Opens a key as Git's `user.signingkey` names it: the path of a private or public key file, or the
 * public key itself (`key::ssh-ed25519 …`). A private key file without passphrase signs in process;
 * otherwise ssh-agent signs if it holds the key; otherwise `ssh-keygen` with the private key file.
 * Throws `signing.key-not-found`, `signing.key-not-usable` or `signing.no-private-half`.
 */
export async function openSigner(keySpec: string, host: SigningHost): Promise<Signer> {
  if (LITERAL.test(keySpec)) return openLiteral(keySpec, host);
  const path = host.files.absolute(withHome(keySpec, host));
  const keyFile = path.replace(/\.pub$/, '');
  const privateHalf = await readPrivate(keyFile, host);
  const publicKey = await publicHalf(path, privateHalf, host);
  if (publicKey === undefined) throw unusable(path, privateHalf);
  if (privateHalf?.state === 'usable' && privateHalf.publicKey.text === publicKey.text) {
    return signerFromKeyFile(privateHalf, keyFile);
  }
  return openElsewhere(publicKey, privateHalf === undefined ? undefined : keyFile, host);
}

async function openLiteral(keySpec: string, host: SigningHost): Promise<Signer> {
  const answer = parsePublicKey(keySpec.replace(/^key::/, ''));
  if (!answer.ok) throw keyNotUsable('The given public key', answer.reason);
  return openElsewhere(answer.key, undefined, host);
}

async function openElsewhere(
  publicKey: PublicKey,
  keyFile: string | undefined,
  host: SigningHost,
): Promise<Signer> {
  const socket = host.environment.variables['SSH_AUTH_SOCK'];
  const agent = socket ? { sockets: host.sockets, socket } : undefined;
  const fromAgent = agent && (await signerFromAgent(publicKey, agent));
  if (fromAgent !== undefined) return fromAgent;
  if (keyFile !== undefined) return signerFromKeygen(publicKey, keyFile, host);
  throw noPrivateHalf(publicKey.fingerprint);
}

/** The key that was named: the public file if that was given, else what the private file says. */
async function publicHalf(
  path: string,
  privateHalf: PrivateKeyFile | undefined,
  host: SigningHost,
): Promise<PublicKey | undefined> {
  const given = await readPublic(path, host);
  if (given !== undefined) return given;
  if (privateHalf !== undefined && privateHalf.state !== 'unreadable') return privateHalf.publicKey;
  return readPublic(`${path}.pub`, host);
}

async function readPrivate(path: string, host: SigningHost): Promise<PrivateKeyFile | undefined> {
  const text = await readText(path, host);
  return text === undefined ? undefined : readPrivateKeyFile(text);
}

async function readPublic(path: string, host: SigningHost): Promise<PublicKey | undefined> {
  const answer = parsePublicKey((await readText(path, host)) ?? '');
  return answer.ok ? answer.key : undefined;
}

async function readText(path: string, host: SigningHost): Promise<string | undefined> {
  const bytes = await host.files.read(path, { maxBytes: LARGEST_KEY_FILE, plain: true });
  return bytes && lossyTextOf(bytes);
}

function withHome(path: string, host: SigningHost): string {
  return path.startsWith('~/') ? host.files.join(host.environment.home, path.slice(2)) : path;
}

function unusable(path: string, privateHalf: PrivateKeyFile | undefined): Error {
  if (privateHalf?.state === 'unreadable') return keyNotUsable(path, privateHalf.reason);
  return keyNotFound(path);
}
