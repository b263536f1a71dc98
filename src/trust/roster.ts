import type { RecordId } from '../base/index.ts';

/** A key of a principal's and what became of it. */
export interface RosterKey {
  readonly fingerprint: string;
  /** `type base64`, without comment. */
  readonly publicKey: string;
  /** The record that bound it: genesis, an enrolment or a rotation. */
  readonly boundBy: RecordId;
  readonly standing: 'active' | 'rotated' | 'revoked';
  /** The policy in force lets it decide on the next one. */
  readonly decides?: true;
  /** The key holds less than others of the same principal: it did not know of what they were given. */
  readonly narrower?: true;
  /** How many records of this key count and how many it has signed; undefined: without an end. */
  readonly budget?: { readonly records: number; readonly spent: number };
}

/** Permission to append, perhaps for some briefs only. */
export interface Permission {
  /** As in `shapes.capability`: `message`, `gate:clean-history`, `command:*`, `*`. */
  readonly capability: string;
  /** Only for records about these briefs; undefined: for all. */
  readonly briefs: readonly string[] | undefined;
  /** What the signature of a record must show: a touch of a security key, its PIN. */
  readonly touch?: boolean;
  readonly pin?: boolean;
}

/** Who can sign, with what, for what. */
export interface Principal {
  readonly name: string;
  readonly person: boolean;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
  readonly keys: readonly RosterKey[];
}

/** A key that asks to be enrolled and is not. */
export interface JoinRequest {
  readonly id: RecordId;
  /** Where the record stands in the ledger. */
  readonly path: string;
  /** Git's name of its file. */
  readonly oid: string;
  readonly principal: string;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly roles: readonly string[];
  readonly note: string | undefined;
  readonly at: string;
}

/** Tells whether a principal has a key that still signs. */
export function isActive(principal: Principal): boolean {
  return principal.keys.some((key) => key.standing === 'active');
}

/** Tells whether a capability that is held covers one that is wanted: `gate:*` covers `gate:x`. */
export function covers(held: string, wanted: string): boolean {
  if (held === '*' || held === wanted) return true;
  return held.endsWith(':*') && wanted.startsWith(held.slice(0, -1));
}

/** Tells whether a principal may do what a capability names, for a brief where there is one. */
export function mayDo(principal: Principal, capability: string, brief?: string): boolean {
  return principal.permissions.some(
    (permission) =>
      covers(permission.capability, capability) &&
      (permission.briefs === undefined ||
        (brief !== undefined && permission.briefs.includes(brief))),
  );
}
