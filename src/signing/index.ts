export { allowedSignersLine } from './allowed-signers.ts';
export { pemOf } from './encoded-signature.ts';
export { createKey } from './create-key.ts';
export { signerFromKeyFile } from './key-file-signer.ts';
export { openSigner, type SigningHost } from './open-signer.ts';
export { parsePublicKey } from './parse-public-key.ts';
export { readPrivateKeyFile } from './private-key-file.ts';
export type { PublicKey } from './public-key.ts';
export type { Signer } from './signer.ts';
export {
  verifySignature,
  verifySignatureAside,
  type SignatureAnswer,
  type SignatureClaim,
  type SignatureProblem,
} from './verify-signature.ts';
