import { judged, proved, unproved, whyNot, linesOf, type Prove } from './proof.ts';

/** Proves that history is one commit. Threat: what older commits held, or said. */
export const proveOneCommit: Prove = async ({ git }) => {
  const claim = { name: 'one-commit', claim: 'there is one commit, and it is a root' };
  const asked = await git.ask(['rev-list', '--all', '--parents', 'HEAD']);
  return judged(claim, asked, (lines) => [
    ...(lines.length === 1 ? [] : [`there are ${lines.length} commits`]),
    ...lines
      .filter((line) => line.includes(' '))
      .slice(0, 20)
      .map((line) => `${line.slice(0, 12)} has a parent`),
  ]);
};

/**
 * Proves that nothing is there but what the branch leads to. Threat: objects that no ref names,
 * packed along from elsewhere; annotated tags.
 */
export const proveObjects: Prove = async ({ git }) => {
  const claim = {
    name: 'objects',
    claim: 'every object there is can be reached, and none is a tag',
  };
  const all = await git.ask([
    'cat-file',
    '--batch-all-objects',
    '--batch-check=%(objectname) %(objecttype)',
  ]);
  const reached = await git.ask(['rev-list', '--objects', '--no-object-names', '--all', 'HEAD']);
  const failed = [all, reached].find(({ exitCode }) => exitCode !== 0);
  if (failed !== undefined) return unproved(claim, failed.line, whyNot(failed));
  const reachable = new Set(linesOf(reached.stdout));
  const objects = linesOf(all.stdout).map((line) => line.split(' ') as [oid: string, type: string]);
  const lost = objects.filter(([oid]) => !reachable.has(oid));
  const commits = objects.filter(([, type]) => type === 'commit');
  const findings = [
    ...lost.map(([oid, type]) => `${type} ${oid} is there and nothing leads to it`),
    ...objects.filter(([, type]) => type === 'tag').map(([oid]) => `tag ${oid}`),
    ...(commits.length === 1 ? [] : [`there are ${commits.length} commit objects`]),
  ];
  const answer = [`${objects.length} objects, ${reachable.size} of them reachable`];
  return proved(claim, { line: `${all.line}; ${reached.line}` }, { answer, findings });
};

/** Proves that git finds nothing odd. Threat: objects that some readers take for something else. */
export const proveFsck: Prove = async ({ git }) => {
  const claim = { name: 'fsck', claim: 'git fsck --strict finds nothing at all' };
  const asked = await git.ask(['fsck', '--strict', '--full', '--unreachable', '--no-progress']);
  if (asked.exitCode === undefined) return unproved(claim, asked.line, whyNot(asked));
  const said = linesOf(asked.stdout + asked.stderr);
  const silent = said.length === 0 && asked.exitCode !== 0;
  const findings = silent ? [`git fsck ends with ${asked.exitCode}`] : said;
  return proved(claim, asked, { answer: said, findings });
};
