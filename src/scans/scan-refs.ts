import { utf8 } from '../base/index.ts';
import { lookInto } from './look-into.ts';
import type { Scanning } from './scanning.ts';

/** Looks at the names of refs, and whether what they name is here. */
export async function scanRefs(scanning: Scanning): Promise<void> {
  const { survey, notLookedAt, counts } = scanning;
  const refs = await survey.refs();
  counts.refs += refs.length;
  for (const { name } of refs) scanRefName(scanning, name, 'ref name');
  const absent = new Set(await survey.absent(refs.map(({ oid }) => oid)));
  for (const { name, oid } of refs)
    if (absent.has(oid))
      notLookedAt.push({ what: name, why: `it names ${oid}, which is not here` });
}

/** Looks at the refs of the remotes: what only they have was not looked at. */
export async function scanRemotes(scanning: Scanning): Promise<void> {
  const { repository, survey, notLookedAt, counts } = scanning;
  for (const remote of await repository.remotes()) {
    const answer = await repository.remote(remote).refs([]);
    if (answer.outcome === 'unreachable') {
      notLookedAt.push({ what: `the remote ${remote}`, why: answer.detail });
      continue;
    }
    const absent = new Set(await survey.absent([...answer.refs.values()]));
    counts.refs += answer.refs.size;
    for (const [name, oid] of answer.refs) {
      scanRefName(scanning, name, 'remote');
      // Threat: old branches, tags and pull refs that a host goes on serving.
      if (absent.has(oid))
        notLookedAt.push({
          what: `${name} of ${remote}`,
          why: `it names ${oid}, which is not here`,
        });
    }
  }
}

function scanRefName(
  { looking, findings }: Scanning,
  name: string,
  surface: 'ref name' | 'remote',
): void {
  for (const hit of lookInto(utf8(name), looking)) findings.add(hit, { surface, path: name });
}
