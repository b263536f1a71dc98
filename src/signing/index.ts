export { allowedSignersLine } from './allowed-signers.ts';
export { createKey, type CreatedKey } from './create-key.ts';
export { signerFromKeyFile } from './key-file-signer.ts';
export { openSigner, type SigningHost } from './open-signer.ts';
export { parsePublicKey, type PublicKeyAnswer } from './parse-public-key.ts';
export { readPrivateKeyFile } from './private-key-file.ts';
export type { PublicKey } from './public-key.ts';
export type { SecurityKeyFlags } from './signature-check.ts';
export type { Signer } from './signer.ts';
export {
  verifySignature,
  type SignatureAnswer,
  type SignatureProblem,
} from './verify-signature.ts';
