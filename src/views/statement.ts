import type { Envelope, Statement } from '../statements/index.ts';

/** A statement for whoever has no ledger, signed. */
export interface StatementView {
  /** What is to be kept in a file and handed on: a DSSE envelope. */
  readonly envelope: Envelope;
  /** What its payload says. */
  readonly predicateType: string;
  readonly subject: Statement['subject'];
  readonly key: {
    readonly principal: string;
    readonly fingerprint: string;
    /** `ed25519`: 64 bytes over the encoding; `sshsig`: as `ssh-keygen -Y verify` checks it. */
    readonly form: 'ed25519' | 'sshsig';
    /** The public key as OpenSSL reads it; null for an SSH signature. */
    readonly pem: string | null;
  };
}

/** Shapes a signed statement. */
export function statementView(signed: {
  readonly statement: Statement;
  readonly envelope: Envelope;
  readonly signer: Omit<StatementView['key'], 'pem'> & { readonly pem: string | undefined };
}): StatementView {
  const { statement, envelope, signer } = signed;
  const { predicateType, subject } = statement;
  return { envelope, predicateType, subject, key: { ...signer, pem: signer.pem ?? null } };
}
