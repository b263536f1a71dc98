import { shortId, type RecordId } from '../base/index.ts';
import type { Finding, Ruling, TrustedEntry } from '../trust/index.ts';
import { someOf } from './some-of.ts';

/** Where keys said two things at one place of a chain, seen from what an answer rests on. */
export interface ForksBehind {
  /** Of what the answer rests on, the records that stand at such a place. */
  readonly within: readonly TrustedEntry[];
  /** One for each author of what it rests on who signed at such a place, there or elsewhere. */
  readonly alarms: readonly Finding[];
}

/**
 * Finds the forks that concern an answer. Threat: a stolen key, or an owner who says one thing to
 * one reader and another to the next, behind a pass that a machine takes for good. A fork that a
 * revocation settled is none.
 */
export function forksBehind(ruling: Ruling, ground: ReadonlySet<RecordId>): ForksBehind {
  const forked = new Set(ruling.findings.filter(isOpenFork).map(({ id }) => id));
  if (forked.size === 0) return { within: [], alarms: [] };
  const authors = new Set(
    ruling.entries.filter(({ id }) => ground.has(id)).map(({ author }) => author),
  );
  const signed = ruling.entries.filter(({ id, author }) => forked.has(id) && authors.has(author));
  return {
    within: signed.filter(({ id }) => ground.has(id)),
    alarms: [...authors].flatMap((author) => {
      const theirs = signed.filter((entry) => entry.author === author);
      return theirs.length === 0 ? [] : [alarm(author, theirs)];
    }),
  };
}

function isOpenFork({ code, severity }: Finding): boolean {
  return code === 'trust.chain-fork' && severity === 'error';
}

function alarm(author: string, records: readonly TrustedEntry[]): Finding {
  const all = someOf(records.map(({ id, kind }) => `${kind} ${shortId(id)}`));
  return {
    code: 'trust.chain-fork',
    severity: 'error',
    message: `a key of ${author}, whose word this rests on, said two things at one place of its chain: ${all}`,
    hint: 'sos verify',
  };
}
