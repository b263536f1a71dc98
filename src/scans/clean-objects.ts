import { cryptography, SosError } from '../base/index.ts';
import type { Files } from '../host/index.ts';

/** Objects that are remembered, at most: 42 MB of names of twenty bytes. */
const MOST = 2 ** 20;
const DIGEST = 32;

/**
 * Names of objects in which nothing was found under one set of rules. Names are kept whole, since
 * somebody could make an object whose name begins like that of a clean one. What is remembered only
 * saves time: whatever is acted upon is looked at afresh, and a file that is damaged is none.
 */
export class CleanObjects {
  readonly #nameLength: number;
  #slots: Buffer;
  #count = 0;

  constructor(nameLength: number, slots = Buffer.alloc(nameLength * 1024)) {
    this.#nameLength = nameLength;
    this.#slots = slots;
    for (let at = 0; at < slots.length; at += nameLength) if (this.#isTaken(at)) this.#count += 1;
  }

  get size(): number {
    return this.#count;
  }

  get bytes(): Uint8Array {
    return this.#slots;
  }

  has(oid: string): boolean {
    return this.#isTaken(this.#placeOf(Buffer.from(oid, 'hex')));
  }

  add(oid: string): void {
    if (this.#count >= MOST) return;
    const name = Buffer.from(oid, 'hex');
    const at = this.#placeOf(name);
    if (this.#isTaken(at)) return;
    name.copy(this.#slots, at);
    this.#count += 1;
    if (this.#count * 2 * this.#nameLength > this.#slots.length) this.#grow();
  }

  /** Where a name stands, or would stand. */
  #placeOf(name: Buffer): number {
    const slots = this.#slots.length / this.#nameLength;
    let slot = name.readUInt32BE(0) % slots;
    for (;;) {
      const at = slot * this.#nameLength;
      if (!this.#isTaken(at) || name.compare(this.#slots, at, at + this.#nameLength) === 0)
        return at;
      slot = (slot + 1) % slots;
    }
  }

  /** No object has a name that begins with eight zeros, but for one in a number beyond counting. */
  #isTaken(at: number): boolean {
    return this.#slots.readUInt32BE(at) !== 0;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = Buffer.alloc(before.length * 2);
    for (let at = 0; at < before.length; at += this.#nameLength) {
      const name = before.subarray(at, at + this.#nameLength);
      if (name.readUInt32BE(0) !== 0) name.copy(this.#slots, this.#placeOf(name));
    }
  }
}

/** Reads what is remembered; nothing where there is nothing, or nothing that is whole. */
export async function readCleanObjects(
  files: Files,
  path: string,
  nameLength: number,
): Promise<CleanObjects> {
  const maxBytes = DIGEST + 2 * MOST * nameLength;
  const facts = await files.facts(path);
  if (facts?.type !== 'file' || facts.size > maxBytes) return new CleanObjects(nameLength);
  const held = Buffer.from((await files.read(path, { maxBytes })) ?? []);
  const slots = held.subarray(DIGEST);
  const isWhole =
    slots.length >= nameLength &&
    slots.length % nameLength === 0 &&
    held.subarray(0, DIGEST).equals(digestOf(slots));
  return isWhole ? new CleanObjects(nameLength, slots) : new CleanObjects(nameLength);
}

/** Remembers. Where that cannot be done the next scan takes as long as this one. */
export async function writeCleanObjects(
  files: Files,
  path: string,
  clean: CleanObjects,
): Promise<void> {
  try {
    await files.makeFolder(files.join(path, '..'), { mode: 0o700 });
    const bytes = Buffer.concat([digestOf(clean.bytes), clean.bytes]);
    await files.replace(path, bytes, { mode: 0o600, durable: false });
  } catch (error) {
    if (!(error instanceof SosError)) throw error;
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return cryptography().createHash('sha256').update(bytes).digest();
}
