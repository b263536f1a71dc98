import type { TrustedEntry } from '../trust/index.ts';
import { noLedger } from './errors.ts';
import { statement, type Statement } from './statement.ts';
import { recordDescriptor } from './subjects.ts';

const RELEASE = 'https://in-toto.io/attestation/release/v0.1';

/**
 * Says which commit is the release that a remote was seen to serve, and nothing else. No registry
 * names it, so its package URL is a generic one, versioned by the commit. Source: in-toto predicate
 * release v0.1; purl-spec, type `generic`, qualifier `vcs_url`.
 */
export function releaseStatement(
  { id, record }: TrustedEntry<'release'>,
  ledger: string | undefined,
): Statement {
  if (ledger === undefined) throw noLedger();
  const { release, remote, by, key, brief, manifest } = record;
  const subject = [{ name: 'commit', digest: { gitCommit: release } }];
  return statement(subject, RELEASE, {
    purl: packageUrl(remote, release),
    record: recordDescriptor(ledger, id, { by, key, brief, manifest }),
  });
}

function packageUrl(remote: string, release: string): string {
  const name = /([^/:]+?)(?:\.git)?\/*$/.exec(remote)?.[1] ?? 'release';
  const source = encodeURIComponent(`git+${remote}@${release}`);
  return `pkg:generic/${encodeURIComponent(name)}@${release}?vcs_url=${source}`;
}
