import { sha256Hex, utf8, type RecordId } from '../../src/base/index.ts';
import type { DraftOf, Kind, KnownRecord, RecordOf } from '../../src/records/index.ts';
import {
  factsOf,
  type Doubt,
  type Finding,
  type Principal,
  type Ruling,
  type TrustedEntry,
} from '../../src/trust/index.ts';

/** Tells a test's story as records that verification let through: no keys, no signatures. */
export class Story {
  readonly #entries: TrustedEntry[] = [];
  readonly #holes: Finding[] = [];
  readonly #takenBack: Finding[] = [];
  readonly #pasts = new Map<RecordId, ReadonlySet<RecordId>>();
  readonly #roster = new Map<string, Principal>();

  /** Enrols a principal. Capabilities default to everything. */
  enrol(
    name: string,
    given: { roles?: readonly string[]; can?: readonly string[]; person?: boolean } = {},
  ): this {
    this.#roster.set(name, {
      name,
      person: given.person ?? false,
      roles: given.roles ?? [],
      permissions: (given.can ?? ['*']).map((capability) => ({ capability, briefs: undefined })),
      keys: [
        {
          fingerprint: `SHA256:${name.padEnd(43, 'A').slice(0, 43)}`,
          publicKey: `ssh-ed25519 ${name}`,
          boundBy: '0'.repeat(64),
          standing: 'active',
        },
      ],
    });
    return this;
  }

  /** Revokes a principal's only key. */
  revoke(name: string): this {
    const principal = this.#roster.get(name)!;
    const keys = principal.keys.map((key) => ({ ...key, standing: 'revoked' as const }));
    this.#roster.set(name, { ...principal, keys });
    return this;
  }

  /**
   * Appends a draft. Its author knew everything told so far, or, with `knowing`, only those records
   * and their pasts: that is how a test tells of two who write at the same time.
   */
  tell<K extends Kind>(
    author: string,
    draft: DraftOf<K>,
    knowing?: readonly TrustedEntry[],
  ): TrustedEntry<K> {
    const order = this.#entries.length;
    const id = sha256Hex(utf8(`${order} ${author} ${JSON.stringify(draft)}`));
    const record = { ...this.#envelope(author, order), ...draft } as unknown as RecordOf<K>;
    const entry = {
      id,
      ...factsOf(record as unknown as KnownRecord),
      path: `test/${String(order)}`,
      record,
      order,
      author,
      person: this.#roster.get(author)?.person ?? false,
      roles: this.#roster.get(author)?.roles ?? [],
    } as unknown as TrustedEntry<K>;
    this.#pasts.set(id, this.#pastOf(knowing ?? this.#entries));
    this.#entries.push(entry);
    return entry;
  }

  /** Something that somebody named is withheld. */
  withhold(message: string): void {
    this.#holes.push({ code: 'trust.chain-hole', severity: 'error', message });
  }

  /** Something was taken back by its author: a claim on a brief that knew nothing, unless told. */
  takeBack(
    brief: string | undefined,
    message: string,
    doubt: Partial<Doubt> & { readonly knowing?: readonly TrustedEntry[] } = {},
  ): void {
    const { id = sha256Hex(utf8(message)), kind = 'claim', knowing = [], ...rest } = doubt;
    this.#pasts.set(id, this.#pastOf(knowing));
    const about = brief === undefined ? {} : { brief };
    const doubts = [{ ...about, id, kind, ...rest }];
    this.#takenBack.push({
      code: 'trust.taken-back',
      severity: 'error',
      id,
      message,
      ...about,
      doubts,
      settling: { author: 'sos-dev', adopt: `sos adopt ${id}`, leaveOut: `sos revoke ${id}` },
    });
  }

  /** What the story told so far means. */
  ruling(): Ruling {
    return {
      ledger: 'f'.repeat(64),
      entries: [...this.#entries],
      findings: [...this.#takenBack],
      holes: [...this.#holes],
      roster: new Map(this.#roster),
      requests: [],
      policy: undefined,
      proposals: [],
      history: {
        precedes: (earlier, later) => this.#pasts.get(later)?.has(earlier) ?? false,
      },
      heads: [],
      chains: [],
      counted: { records: this.#entries.length, unknownKinds: 0 },
    };
  }

  #pastOf(known: readonly TrustedEntry[]): ReadonlySet<RecordId> {
    return new Set(known.flatMap((entry) => [entry.id, ...(this.#pasts.get(entry.id) ?? [])]));
  }

  #envelope(author: string, order: number): Record<string, unknown> {
    return {
      sos: 1,
      ledger: 'f'.repeat(64),
      by: author,
      key: `SHA256:${author.padEnd(43, 'A').slice(0, 43)}`,
      chain: '0'.repeat(16),
      seq: order,
      seen: [],
      policy: 'f'.repeat(64),
      at: new Date(Date.UTC(2026, 10, 23) + order * 60_000).toISOString(),
    };
  }
}

/** The finding that a record is one of two at its place of a chain. */
export function forkOf({ id }: TrustedEntry, severity: Finding['severity'] = 'error'): Finding {
  return { code: 'trust.chain-fork', severity, message: 'forked', id };
}
