import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crypto, dsse } from '@sigstore/core';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import {
  createKey,
  pemOf,
  readPrivateKeyFile,
  signerFromKeyFile,
} from '../../src/signing/index.ts';
import { envelope, unsigned, type Envelope, type Statement } from '../../src/statements/index.ts';

const page = readFileSync('docs/formats/statements.md', 'utf8');
const example = page.slice(page.indexOf('## Example'));
const [said = '', encoded = '', enveloped = '', pem = ''] = [
  ...example.matchAll(/```\n([^`]+)\n```/g),
].map((match) => match[1]!);

const counting = { bytes: (count: number) => Uint8Array.from({ length: count }, (_, i) => i) };
const file = readPrivateKeyFile(createKey(counting, 'example').privateFile);
if (file.state !== 'usable') throw new Error(file.state);
const signer = signerFromKeyFile(file, 'example');

describe('the example of the statement format', () => {
  const statement = JSON.parse(said) as Statement;

  it('is encoded as another DSSE implementation encodes it', () => {
    const made = unsigned(statement);
    expect(Buffer.from(made.encoded).toString()).toBe(encoded);
    const { payloadType, payload } = JSON.parse(enveloped) as Envelope;
    const theirs = dsse.preAuthEncoding(payloadType, Buffer.from(payload, 'base64'));
    expect(Buffer.from(made.encoded).equals(theirs)).toBe(true);
  });

  it('is signed by the key of the example, which another implementation finds', () => {
    const made = unsigned(statement);
    const signature = signer.signEncoded!(made.encoded);
    const keyid = signer.publicKey.fingerprint;
    expect(JSON.stringify(envelope(made, { keyid, signature }))).toBe(enveloped);
    expect(pemOf(signer.publicKey)).toBe(`${pem}\n`);
    expect(crypto.verify(Buffer.from(encoded), createPublicKey(pem), Buffer.from(signature))).toBe(
      true,
    );
  });
});

describe('a key that signs without a namespace', () => {
  it.each(['SSHSIG', 'DSSEv1', '', 'sos: 1\n'])('signs nothing that begins with %j', (start) => {
    const bytes = utf8(`${start}and more`);
    expect(() => signer.signEncoded!(bytes)).toThrow('Only the encoding of a DSSE envelope');
  });
});
