import type { StockAnswer } from '../git/index.ts';
import { judged, linesOf, proved, unproved, whyNot, type Bench, type Prove } from './proof.ts';

/** Threat: a path with a line feed, which would pass for two files that were signed. */
function zeroEnded(asked: StockAnswer): StockAnswer {
  return { ...asked, stdout: asked.stdout.replaceAll('\n', '\ufffd').replaceAll('\0', '\n') };
}

/** Proves that the tree is what was signed, path by path. Threat: a file that nobody vouched for. */
export const proveManifest: Prove = async ({ git, list, release }) => {
  const claim = { name: 'manifest', claim: 'the tree is the signed manifest, path by path' };
  const asked = await git.ask(['ls-tree', '-r', '-z', '--full-tree', 'HEAD']);
  if (list === undefined) {
    return unproved(claim, asked.line, 'no manifest of the ledger makes this commit');
  }
  const signed = new Set(list.files.map(({ path, mode, blob }) => `${mode} blob ${blob}\t${path}`));
  const tree = judged(claim, zeroEnded(asked), (lines) => {
    const there = new Set(lines);
    return [
      ...lines.filter((line) => !signed.has(line)).map((line) => `not in the manifest: ${line}`),
      ...[...signed].filter((line) => !there.has(line)).map((line) => `not here: ${line}`),
    ];
  });
  const head = (await git.ask(['rev-parse', 'HEAD'])).stdout.trim();
  if (head === release || tree.standing === 'unknown') return tree;
  const other = `the commit is ${head}, the manifest makes ${release ?? 'none'}`;
  return { ...tree, standing: 'bad', findings: [...tree.findings, other] };
};

/**
 * Proves that the list itself is what the source holds: nobody can be made to sign blobs that the
 * commit does not have at those paths. Threat: a manifest that was not made by planning.
 */
export const proveSource: Prove = async ({ source, list }) => {
  const claim = { name: 'source', claim: 'the manifest is what its commit holds' };
  if (list === undefined) return unproved(claim, '', 'no manifest of the ledger makes this commit');
  const asked = await source.ask(['ls-tree', '-r', '-z', '--full-tree', list.commit]);
  const proof = judged(claim, zeroEnded(asked), (lines) => {
    const there = new Set(lines);
    const foreign = list.files.filter(
      ({ path, mode, blob }) => !there.has(`${mode} blob ${blob}\t${path}`),
    );
    return foreign.map(({ path }) => `${path} is not so in ${list.commit}`);
  });
  const args = ['log', '--max-count=1', '--no-show-signature', '--format=%T %ct', list.commit];
  const [tree = '', seconds = ''] = (await source.ask(args)).stdout.trim().split(' ');
  const findings = [
    ...proof.findings,
    ...(tree === list.tree ? [] : [`the tree of ${list.commit} is another one`]),
    ...(seconds === String(list.seconds) ? [] : [`the date of ${list.commit} is another one`]),
  ];
  if (proof.standing === 'unknown') return proof;
  return proved(claim, asked, { answer: [`${proof.answer.length} files`], findings });
};

/**
 * Proves that no commit and no tag of the source came along, and no blob from anywhere else.
 * Threat: a clone or fetch that brought history; a file that was added on the way.
 */
export const proveNothingElse: Prove = async ({ git, source, release }: Bench) => {
  const claim = {
    name: 'nothing-else',
    claim: 'no commit or tag is of the source, and every blob is',
  };
  const all = await git.ask([
    'cat-file',
    '--batch-all-objects',
    '--batch-check=%(objectname) %(objecttype)',
  ]);
  if (all.exitCode !== 0) return unproved(claim, all.line, whyNot(all));
  const objects = linesOf(all.stdout);
  const names = objects.map((line) => line.split(' ')[0] ?? '');
  const asked = await source.ask(['cat-file', '--batch-check=%(objectname) %(objecttype)'], names);
  const line = `${all.line} | cut -d' ' -f1 | ${asked.line}`;
  const proof = judged(claim, { ...asked, line }, (lines) => {
    const missing = new Set(lines.filter((each) => each.endsWith(' missing')));
    const inSource = (oid: string): boolean => !missing.has(`${oid} missing`);
    return objects.flatMap((object) => {
      const [oid = '', type = ''] = object.split(' ');
      if (type === 'blob') return inSource(oid) ? [] : [`blob ${oid} is not of the source`];
      // Whoever fetched the release into the source has its commit there, too.
      const foreign = type !== 'tree' && oid !== release && inSource(oid);
      return foreign ? [`${type} ${oid} is of the source`] : [];
    });
  });
  return { ...proof, answer: [`${objects.length} objects looked up in the source`] };
};
