import { judged, type Proof, type Prove } from './proof.ts';

const MAIN = 'refs/heads/main';

/** Proves that there is one branch and no other name for anything. Threat: old refs, our own refs. */
export const proveRefs: Prove = async ({ git }) => {
  const claim = { name: 'refs', claim: `refs are HEAD and ${MAIN}, and no other` };
  const asked = await git.ask(['show-ref', '--head', '--dereference']);
  // Without any ref git ends with 1 and says nothing: that is an answer, too.
  const none = asked.exitCode === 1 && asked.stderr === '';
  return judged(claim, none ? { ...asked, exitCode: 0 } : asked, findOddRefs);
};

/** Says what is wrong with refs as git lists them: `<oid> <name>`, or with a tab between. */
export function findOddRefs(lines: readonly string[]): string[] {
  const refs = lines.map((line) => line.split(/[ \t]/) as [oid: string, name: string]);
  const oidOf = new Map(refs.map(([oid, name]) => [name, oid]));
  const main = oidOf.get(MAIN);
  return [
    ...(main === undefined ? [`there is no ${MAIN}`] : []),
    ...(oidOf.get('HEAD') === undefined ? ['there is no HEAD'] : []),
    ...(main !== undefined && oidOf.get('HEAD') !== main ? [`HEAD is not ${MAIN}`] : []),
    ...refs.filter(([, name]) => name !== 'HEAD' && name !== MAIN).map(oddRef),
  ];
}

function oddRef([oid, name]: readonly [string, string]): string {
  return `${whatItIs(name)} ${name} (${oid.slice(0, 12)})`;
}

function whatItIs(name: string): string {
  if (/^refs\/(?:heads\/)?sos\//.test(name)) return 'a ref of sos itself';
  if (name.startsWith('refs/tags/')) return 'a tag';
  if (/^refs\/(?:pull|merge-requests|changes)\//.test(name)) return 'a pull ref';
  if (name.startsWith('refs/heads/')) return 'another branch';
  return 'another ref';
}

/** Proves that HEAD follows the branch and names nothing of its own. */
export const proveHead: Prove = async ({ git }): Promise<Proof> => {
  const claim = { name: 'head', claim: `HEAD is ${MAIN}` };
  return judged(claim, await git.ask(['symbolic-ref', 'HEAD']), ([head]) =>
    head === MAIN ? [] : [`HEAD is ${head ?? 'nothing'}`],
  );
};
