export { allowedSignersLine } from './allowed-signers.ts';
export { createKey, type CreatedKey } from './create-key.ts';
export { signerFromAgent, type Agent } from './agent-signer.ts';
export { signerFromKeyFile } from './key-file-signer.ts';
export { signerFromKeygen, type Keygen } from './keygen-signer.ts';
export type { KeyType } from './key-type.ts';
export { openSigner, type SigningHost } from './open-signer.ts';
export type { KeyProblem } from './opened-key.ts';
export { parsePublicKey, type PublicKeyAnswer } from './parse-public-key.ts';
export { readPrivateKeyFile, type PrivateKeyFile } from './private-key-file.ts';
export type { PublicKey } from './public-key.ts';
export type { SecurityKeyFlags } from './signature-check.ts';
export type { Signer } from './signer.ts';
export {
  verifySignature,
  type SignatureAnswer,
  type SignatureClaim,
  type SignatureProblem,
} from './verify-signature.ts';
