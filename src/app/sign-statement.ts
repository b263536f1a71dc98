import { utf8 } from '../base/index.ts';
import { pemOf, type Signer } from '../signing/index.ts';
import {
  envelope,
  STATEMENT_NAMESPACE,
  unsigned,
  type Envelope,
  type Statement,
} from '../statements/index.ts';
import { commandToAdmit } from './admit-command.ts';
import { keyEnded, notEnrolled } from './errors-of-people.ts';
import { chooseKey, meOf, signerOf } from './identity.ts';
import type { Opened } from './opened.ts';
import type { Reading } from './reading-answer.ts';

/** A statement in its envelope, and what checks it. */
export interface SignedStatement {
  readonly statement: Statement;
  readonly envelope: Envelope;
  readonly signer: {
    readonly principal: string;
    readonly fingerprint: string;
    readonly form: 'ed25519' | 'sshsig';
    /** The public key as OpenSSL reads it; undefined for an SSH signature. */
    readonly pem: string | undefined;
  };
}

/** What is to be signed, and how. */
export interface StatementWish {
  readonly statement: Statement;
  /** As an SSH signature also where the key could sign raw. */
  readonly ssh: boolean;
}

/**
 * Signs a statement with the key that signs here: raw Ed25519 where that key lies in a file, else as
 * an SSH signature. Only a key that is enrolled and active signs: nobody outside could tell
 * otherwise whose word it is.
 */
export async function signStatement(
  opened: Opened,
  { ruling }: Pick<Reading, 'ruling'>,
  { statement, ssh }: StatementWish,
): Promise<SignedStatement> {
  const choice = await chooseKey(opened);
  const signer = await signerOf(choice, opened.host);
  const { fingerprint } = signer.publicKey;
  const me = meOf(fingerprint, { source: choice?.source ?? '' }, ruling);
  const { name, principal } = me;
  if (principal === undefined) throw notEnrolled(me, commandToAdmit(ruling, me));
  const key = principal.keys.find((each) => each.fingerprint === fingerprint);
  if (key?.standing !== 'active') throw keyEnded(name, fingerprint);
  const { form, pem, made } = await signed(signer, statement, ssh);
  return { statement, envelope: made, signer: { principal: name, fingerprint, form, pem } };
}

async function signed(signer: Signer, statement: Statement, ssh: boolean) {
  const { publicKey, signEncoded } = signer;
  const keyid = publicKey.fingerprint;
  const content = unsigned(statement);
  if (signEncoded !== undefined && !ssh) {
    const signature = signEncoded(content.encoded);
    const pem = pemOf(publicKey);
    return { form: 'ed25519' as const, pem, made: envelope(content, { keyid, signature }) };
  }
  const signature = utf8(await signer.sign(content.encoded, STATEMENT_NAMESPACE));
  return { form: 'sshsig' as const, pem: undefined, made: envelope(content, { keyid, signature }) };
}
