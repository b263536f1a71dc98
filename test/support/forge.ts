import { createHash } from 'node:crypto';
import { hexOf, instantOf, sha256Hex, utf8, type RecordId } from '../../src/base/index.ts';
import { placeOf, type Entry } from '../../src/ledger/index.ts';
import {
  encodeCanonical,
  encodeRecordFile,
  orderedRecord,
  type Draft,
  type Envelope,
  type KnownRecord,
  type PolicyTerms,
} from '../../src/records/index.ts';
import {
  createKey,
  readPrivateKeyFile,
  signerFromKeyFile,
  type Signer,
} from '../../src/signing/index.ts';
import {
  judge,
  RECORD_NAMESPACE,
  ROTATION_NAMESPACE,
  rotationProof,
  type ChosenPolicy,
  type Ruling,
} from '../../src/trust/index.ts';

/** The first instant of every forged ledger. */
const START = Date.UTC(2026, 10, 23, 1);

/** What a forged record says otherwise than an honest one would. */
export interface Otherwise {
  /** What its author had seen; everything so far without it. */
  readonly knowing?: readonly Entry[];
  readonly signer?: Signer;
  readonly namespace?: string;
  readonly envelope?: Partial<Envelope>;
  /** Changes the payload after the envelope was made and before it is signed. */
  readonly payload?: (payload: Uint8Array) => Uint8Array;
}

interface Chain {
  readonly name: string;
  last: { seq: number; id: RecordId } | undefined;
}

/** Makes ledgers with real keys and signatures, good ones and any bad one, always the same. */
export class Forge {
  readonly entries: Entry[] = [];
  readonly #signers = new Map<string, Signer>();
  readonly #chains = new Map<string, Chain>();
  /** The id of the policy that honest records are written under. */
  policy = '';
  terms: PolicyTerms = { version: 1, threshold: 1, roles: [] };
  #ledger = '';
  #random = 0;

  /** Makes a key; the same name gives the same key in the same forge. */
  signer(name: string): Signer {
    const known = this.#signers.get(name);
    if (known !== undefined) return known;
    const file = readPrivateKeyFile(
      createKey({ bytes: (count) => this.#bytes(name, count) }, name).privateFile,
    );
    if (file.state !== 'usable') throw new Error('a forged key must be usable');
    const made = signerFromKeyFile(file, name);
    this.#signers.set(name, made);
    return made;
  }

  /** Begins the ledger with one founder, who may do everything. */
  begin(
    founder = 'kasra',
    roles: Readonly<Record<string, readonly string[]>> = {},
    further: PolicyTerms['roles'] = [],
    others: { readonly founders?: readonly string[]; readonly threshold?: number } = {},
  ): Promise<Entry> {
    const terms = {
      version: 1,
      threshold: others.threshold ?? 1,
      roles: [
        ...Object.entries({ founder: ['*'], ...roles }).map(([name, capabilities]) => ({
          name,
          capabilities,
        })),
        ...further,
      ],
    };
    const founders = [founder, ...(others.founders ?? [])].map((name) => ({
      name,
      publicKey: this.signer(name).publicKey.text,
      person: true,
    }));
    this.terms = terms;
    const nonce = hexOf(this.#bytes(`nonce ${founder}`, 16));
    return this.append(founder, { kind: 'genesis', nonce, founders, terms });
  }

  /** Somebody proposes the policy that follows the one in `policy`, with keys of the same names. */
  propose(
    author: string,
    change: {
      founders: readonly string[];
      threshold?: number;
      roles?: PolicyTerms['roles'];
      version?: number;
      keys?: Readonly<Record<string, readonly string[]>>;
    },
    otherwise: Otherwise = {},
  ): Promise<Entry> {
    const founders = change.founders.map((name) => ({
      name,
      keys: (change.keys?.[name] ?? [name]).map((key) => this.signer(key).publicKey.fingerprint),
    }));
    const terms = {
      version: change.version ?? this.terms.version + 1,
      threshold: change.threshold ?? 1,
      roles: change.roles ?? this.terms.roles,
    };
    return this.append(author, { kind: 'proposal', founders, terms }, otherwise);
  }

  /** Somebody approves a proposal. */
  approve(author: string, proposal: Entry, otherwise: Otherwise = {}): Promise<Entry> {
    return this.append(author, { kind: 'approval', proposal: proposal.id }, otherwise);
  }

  /** From here on records are written under a policy that was proposed. */
  under(proposal: Entry): void {
    if (proposal.record.kind !== 'proposal' || !('terms' in proposal.record))
      throw new Error('only a proposal holds a policy');
    this.policy = proposal.id;
    this.terms = proposal.record.terms;
  }

  get ledger(): RecordId {
    return this.#ledger;
  }

  /** Somebody asks with their key and a founder admits them. */
  async admit(
    name: string,
    given: {
      roles?: readonly string[];
      capabilities?: readonly string[];
      by?: string;
      key?: string;
      person?: boolean;
      briefs?: readonly string[];
      maxRecords?: number;
      touch?: boolean;
      pin?: boolean;
      signer?: Signer;
    } = {},
  ): Promise<Entry> {
    const key = given.key ?? name;
    const signer = given.signer ?? this.signer(key);
    const { publicKey } = signer;
    const join = await this.append(
      name,
      { kind: 'join', principal: name, publicKey: publicKey.text, roles: [] },
      { signer },
    );
    return this.append(given.by ?? 'kasra', {
      kind: 'enrol',
      principal: name,
      publicKey: publicKey.text,
      request: join.id,
      roles: given.roles ?? [],
      capabilities: given.capabilities ?? [],
      ...(given.person === true ? { person: true } : {}),
      ...(given.briefs === undefined ? {} : { briefs: given.briefs }),
      ...(given.maxRecords === undefined ? {} : { maxRecords: given.maxRecords }),
      ...(given.touch === undefined ? {} : { touch: given.touch }),
      ...(given.pin === undefined ? {} : { pin: given.pin }),
    });
  }

  /** Somebody goes on with another key, which agrees unless another one signs for it. */
  async rotate(
    name: string,
    fresh: string,
    signer = this.signer(fresh),
    otherwise: Otherwise = {},
  ): Promise<Entry> {
    const { fingerprint, text: publicKey } = this.signer(fresh).publicKey;
    const old = this.signer(name).publicKey.fingerprint;
    const agreed = utf8(rotationProof({ ledger: this.#ledger, old, fresh: fingerprint }));
    const proof = await signer.sign(agreed, ROTATION_NAMESPACE);
    return this.append(name, { kind: 'rotate', publicKey, proof }, otherwise);
  }

  /** Signs a record and adds it. */
  async append(author: string, draft: Draft, otherwise: Otherwise = {}): Promise<Entry> {
    const entry = await this.make(author, draft, otherwise);
    this.entries.push(entry);
    return entry;
  }

  /** Signs a record without adding it. */
  async make(author: string, draft: Draft, otherwise: Otherwise = {}): Promise<Entry> {
    const signer = otherwise.signer ?? this.signer(author);
    const chain = this.#chain(signer);
    const { kind, ...fields } = draft;
    const genesis = kind === 'genesis';
    const seq = chain.last === undefined ? 0 : chain.last.seq + 1;
    const envelope: Envelope = {
      sos: 1,
      ledger: genesis ? '' : this.#ledger,
      kind,
      by: author,
      key: signer.publicKey.fingerprint,
      chain: chain.name,
      seq,
      ...(chain.last === undefined ? {} : { prev: chain.last.id }),
      seen: genesis ? [] : this.#headsOf(otherwise.knowing ?? this.entries),
      policy: genesis ? '' : this.policy,
      at: instantOf(START + this.entries.length * 1000),
      ...otherwise.envelope,
    };
    const record = orderedRecord({ ...envelope, ...fields } as unknown as KnownRecord);
    const honest = encodeCanonical(record);
    const payload = otherwise.payload?.(honest) ?? honest;
    const signature = await signer.sign(payload, otherwise.namespace ?? RECORD_NAMESPACE);
    const bytes = encodeRecordFile(payload, signature);
    const id = sha256Hex(payload);
    const fileDigest = sha256Hex(bytes);
    const known = record as unknown as KnownRecord;
    const path = placeOf({ record: known, id, fileDigest });
    if (genesis && this.#ledger === '') this.policy = this.#ledger = id;
    if (otherwise.envelope?.seq === undefined && otherwise.envelope?.chain === undefined) {
      chain.last = { seq, id };
    }
    return {
      path,
      oid: '0'.repeat(40),
      fileDigest,
      id,
      record: known,
      proof: { payload, signature },
    };
  }

  /** The whole file of an entry, as the ledger holds it. */
  fileOf({ proof }: Entry): Uint8Array {
    return encodeRecordFile(proof?.payload ?? new Uint8Array(), proof?.signature ?? '');
  }

  /** What everything so far means. */
  ruling(entries: readonly Entry[] = this.entries, chosen?: ChosenPolicy): Ruling {
    return judge({ entries, misfits: [], pinned: this.#ledger, chosen }).ruling;
  }

  #chain(signer: Signer): Chain {
    const { fingerprint } = signer.publicKey;
    const chain = this.#chains.get(fingerprint) ?? {
      name: sha256Hex(Buffer.from(fingerprint)).slice(0, 16),
      last: undefined,
    };
    this.#chains.set(fingerprint, chain);
    return chain;
  }

  #headsOf(known: readonly Entry[]): RecordId[] {
    const ids = known.map(({ id }) => id);
    const named = new Set(known.flatMap(({ record }) => [...record.seen, record.prev]));
    return ids.filter((id) => !named.has(id)).slice(-32);
  }

  #bytes(purpose: string, count: number): Uint8Array {
    this.#random += 1;
    const hash = createHash('shake256', { outputLength: count });
    return new Uint8Array(hash.update(`${purpose} ${this.#random}`).digest());
  }
}

/** A note from one principal to another. */
export function noteTo(to: string, body = 'a note'): Draft {
  return { kind: 'message', type: 'note', to: [to], body };
}

/** The codes of what a ruling reports, sorted. */
export function codesOf({ findings }: Ruling): string[] {
  return findings.map(({ code }) => code).sort();
}
