import type { PrivateKeyFile } from './private-key-file.ts';
import { encodedSignature } from './encoded-signature.ts';
import { rawSignature } from './raw-signature.ts';
import { armoredSignature, type Signer } from './signer.ts';

/** Signs in process with a private key that lies in a file without passphrase. */
export function signerFromKeyFile(
  file: Extract<PrivateKeyFile, { state: 'usable' }>,
  source: string,
): Signer {
  const { publicKey, privateKey } = file;
  return {
    publicKey,
    source,
    sign(message, namespace) {
      const request = { message, namespace };
      return armoredSignature(publicKey, request, (bytes) => rawSignature(privateKey, bytes));
    },
    ...(privateKey.material.family === 'ed25519'
      ? { signEncoded: (encoded) => encodedSignature(privateKey, encoded) }
      : {}),
  };
}
