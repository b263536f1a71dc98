import { shortId, SosError } from '../base/index.ts';

/** No release was ever planned here. */
export function noManifest(): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-manifest',
    message: 'The ledger holds no manifest, so nothing was planned to leave. Nothing was built.',
    hint: 'Plan the release first; sos brief list names the briefs.',
    next: ['sos brief list', 'sos help release plan'],
  });
}

/** A record that was named as a manifest is none. */
export function notAManifest(id: string, kind: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'app.not-a-manifest',
    message: `${shortId(id)} is a ${kind}, no manifest. Nothing was written.`,
    next: ['sos log --kind release'],
    facts: { id, kind },
  });
}

/** There is no commit to take the release from. */
export function nothingToRelease(revision: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.nothing-to-release',
    message: `There is no commit ${revision} here to take a release from. Nothing was written.`,
    hint: 'Commit or fetch what is to be released.',
    next: ['git status', 'git fetch'],
  });
}
