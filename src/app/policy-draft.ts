import { textOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import {
  encodeCanonical,
  policyDraftShape,
  readTypedYaml,
  type DraftOf,
  type PolicyTerms,
  type RecordOf,
  type ShapeProblem,
  type TypeOf,
} from '../records/index.ts';
import {
  isActive,
  isCapability,
  nearestCapability,
  type Policy,
  type Principal,
  type Ruling,
} from '../trust/index.ts';
import { badPolicyDraft, nothingChanges } from './errors-of-policy.ts';
import { principalNamed } from './people.ts';

/** What is to be different in the next policy. */
export interface PolicyWish {
  /** A file with threshold, founders and roles; what it leaves out stays. */
  readonly file?: string | undefined;
  readonly threshold?: number | undefined;
  /** All who decide from then on; empty: those who do now. */
  readonly founders: readonly string[];
  readonly reason?: string | undefined;
}

/** A policy as somebody writes it. */
interface PolicyText {
  readonly threshold: number;
  readonly founders: readonly string[];
  readonly roles: PolicyTerms['roles'];
  readonly release?: PolicyTerms['release'];
  readonly scan?: PolicyTerms['scan'];
  readonly protected?: PolicyTerms['protected'];
}

type Extras = { readonly [K in 'release' | 'scan' | 'protected']?: PolicyTerms[K] | undefined };

/** What a policy may say besides; what says nothing is left out. */
function besides({ release, scan, protected: refs = [] }: Extras): Partial<PolicyTerms> {
  return {
    ...(release === undefined ? {} : { release }),
    ...(scan === undefined ? {} : { scan }),
    ...(refs.length === 0 ? {} : { protected: refs }),
  };
}

const LARGEST = 64 * 1024;

/** Writes the policy in force as a draft of the next one, in YAML. */
export function policyDraft(policy: Policy): Uint8Array {
  return encodeCanonical({ ...policyText(policy) });
}

function policyText({ terms, founders }: Policy): PolicyText {
  const { threshold, roles } = terms;
  const names = founders.map(({ name }) => name);
  return { threshold, founders: names, roles, ...besides(terms) };
}

/** Reads what somebody typed over what is in force. Throws `app.bad-policy-draft`. */
export async function readPolicyWish(
  host: Host,
  { policy }: Ruling,
  wish: PolicyWish,
): Promise<PolicyText | undefined> {
  if (policy === undefined) return undefined;
  const { threshold, founders, file } = wish;
  const typed = file === undefined ? {} : await typedPolicy(host, file);
  return {
    ...policyText(policy),
    ...typed,
    ...(threshold === undefined ? {} : { threshold }),
    ...(founders.length === 0 ? {} : { founders }),
  };
}

async function typedPolicy(
  { files, environment }: Host,
  file: string,
): Promise<Partial<PolicyText>> {
  const path = files.absolute(file, environment.folder);
  const text = textOf((await files.read(path, { maxBytes: LARGEST })) ?? new Uint8Array());
  if (text === undefined || text === '') throw badPolicyDraft(file, 'it cannot be read as text');
  const typed = await readTypedYaml(text, { maxBytes: LARGEST, maxDepth: 5, name: file });
  const problems: ShapeProblem[] = [];
  policyDraftShape.find(typed, '', problems);
  const [first] = problems;
  if (first !== undefined) throw badPolicyDraft(file, `${first.at} ${first.problem}`.trim());
  return typed as TypeOf<typeof policyDraftShape>;
}

/** Drafts the proposal of a policy. Throws `app.policy-unchanged`, `app.no-such-principal`. */
export function draftProposal(
  ruling: Ruling,
  next: PolicyText | undefined,
  reason: string | undefined,
): DraftOf<'proposal'> {
  const { policy } = ruling;
  const version = policy?.terms.version ?? 0;
  if (policy === undefined || next === undefined) throw nothingChanges(version);
  const { threshold, roles } = next;
  refuseUnknownCapabilities(roles);
  const founders = next.founders.map((name) => founderNamed(ruling, name));
  const terms = { version: version + 1, threshold, roles, ...besides(next) };
  const before = { terms: { ...policy.terms, version: version + 1 }, founders: policy.founders };
  if (JSON.stringify({ terms, founders }) === JSON.stringify(before)) throw nothingChanges(version);
  return { kind: 'proposal', founders, terms, ...(reason === undefined ? {} : { reason }) };
}

/** Signed, it would be permission in name only. */
function refuseUnknownCapabilities(roles: PolicyTerms['roles']): void {
  for (const { name, capabilities } of roles) {
    const strange = capabilities.find((capability) => !isCapability(capability));
    if (strange === undefined) continue;
    const near = nearestCapability(strange);
    const meant = near === undefined ? '' : `, perhaps ${near}`;
    throw badPolicyDraft(`role ${name}`, `there is no capability ${strange}${meant}`);
  }
}

/**
 * The keys by which somebody decides: those that do now, or else all that sign. Threat: a key that
 * another founder let in under somebody's name gets a vote by being there.
 */
function founderNamed(ruling: Ruling, name: string): RecordOf<'proposal'>['founders'][number] {
  const principal = principalNamed(ruling, name);
  const active = signing(principal);
  const deciding = active.filter(({ decides }) => decides === true);
  const keys = deciding.length > 0 ? deciding : active;
  return { name, keys: keys.map(({ fingerprint }) => fingerprint) };
}

function signing(principal: Principal): Principal['keys'] {
  if (!isActive(principal)) return principal.keys;
  return principal.keys.filter(
    ({ standing, budget }) => standing === 'active' && budget === undefined,
  );
}
