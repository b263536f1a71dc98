import { lossyTextOf } from '../base/index.ts';
import { splitWords } from '../briefs/index.ts';
import { proved, unproved, type Proof } from './proof.ts';
import { plainEnvironment, type FreshClone } from './prove-package.ts';
import { readmeLines } from './readme-lines.ts';

const PATIENCE = 900_000;
const KEPT = 2000;

/**
 * Proves that what the README says works for somebody who has nothing but the release. It runs
 * commands of the release, without a shell, so it is done only when asked for.
 */
export async function proveReadme(clone: FreshClone): Promise<Proof> {
  const claim = { name: 'readme', claim: 'the install and test lines of its README pass' };
  const { files } = clone.host;
  const path = ['README.md', 'readme.md'].find((each) => clone.paths.has(each));
  const bytes = path && (await files.read(files.join(clone.folder, path)));
  const lines = readmeLines(lossyTextOf(bytes || new Uint8Array()));
  if (lines.length === 0)
    return unproved(claim, '', 'the README has no line that installs or tests');
  const line = lines.join('; ');
  const answer: string[] = [];
  for (const each of lines) {
    const split = splitWords(each);
    if (!split.ok)
      return unproved(claim, line, `${each}: it ${split.problem}, and there is no shell`);
    const failure = await runWords(clone, split.words);
    answer.push(`${each}: ${failure ?? 'passed'}`);
    if (failure !== undefined)
      return proved(claim, { line }, { answer, findings: answer.slice(-1) });
  }
  return proved(claim, { line }, { answer, findings: [] });
}

/** Runs one line; says what went wrong, or nothing where it passed. */
async function runWords(
  { host, folder }: FreshClone,
  [program = '', ...args]: readonly string[],
): Promise<string | undefined> {
  let last = '';
  const end = await host.runner.watch(
    { program, args, folder, environment: plainEnvironment(host) },
    {
      timeout: PATIENCE,
      onOutput: (_, bytes) => {
        last = (last + lossyTextOf(bytes)).slice(-KEPT);
      },
    },
  );
  if (end.exitCode === 0) return undefined;
  const how =
    end.notStarted ?? (end.timedOut ? 'its time ran out' : `exit ${end.exitCode ?? 'none'}`);
  return `${how}: ${last.trim().split('\n').at(-1) ?? ''}`;
}
