export { readLedgerMemory, memoryFolder, writeLedgerMemory } from './memory-file.ts';
export type { LedgerMemory, RememberedRemote } from './ledger-memory.ts';
export { behind, lossesOf } from './losses.ts';
export { headPhrase } from './head-phrase.ts';
export { decodePin, encodePin, pinOf, type LedgerPin } from './pin.ts';
export { pinLosses } from './pin-losses.ts';
export { remember, type Sighting } from './remember.ts';
export { addressWithoutCredentials } from './remote-address.ts';
