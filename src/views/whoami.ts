import type { Principal } from '../trust/index.ts';
import { capabilityView, type CapabilityView } from './capability.ts';

/** Whose key signs here, and what it may do. */
export interface WhoamiView {
  /** The name that the key is enrolled under or asks to be; null where there is no key. */
  readonly name: string | null;
  readonly key: { readonly fingerprint: string; readonly source: string } | null;
  /** How many records of the key count, and how many it has signed; null: without an end. */
  readonly budget: { readonly records: number; readonly spent: number } | null;
  /**
   * `enrolled`: may sign; `asking`: waits for an admission; `ended`: revoked or rotated, it signs
   * nothing that counts any more; `none`: no key in this workspace.
   */
  readonly standing: 'enrolled' | 'asking' | 'ended' | 'none';
  /** Enrolled as a human being. */
  readonly person: boolean;
  readonly roles: readonly string[];
  readonly capabilities: readonly CapabilityView[];
}

interface KeyHere {
  readonly name: string;
  readonly fingerprint: string;
  readonly source: string;
  readonly principal: Principal | undefined;
}

/** Shapes the answer of `sos whoami` from the key found here, if there is one. */
export function whoamiView(me: KeyHere | undefined): WhoamiView {
  return me === undefined ? NOBODY : contentOf(me);
}

const NOBODY: WhoamiView = {
  name: null,
  key: null,
  budget: null,
  standing: 'none',
  person: false,
  roles: [],
  capabilities: [],
};

function contentOf({ name, fingerprint, source, principal }: KeyHere): WhoamiView {
  const known: WhoamiView = { ...NOBODY, name, key: { fingerprint, source }, standing: 'asking' };
  if (principal === undefined) return known;
  const here = principal.keys.find((key) => key.fingerprint === fingerprint);
  const budget = here?.budget ?? null;
  if (here?.standing !== 'active') return { ...known, standing: 'ended', budget };
  return { ...known, standing: 'enrolled', budget, ...mayDo(principal) };
}

function mayDo({ person, roles, permissions }: Principal) {
  return { person, roles, capabilities: permissions.map(capabilityView) };
}
