import { LIMITS, showUnsafe } from '../../base/index.ts';
import { keepJudge, placeOnce } from '../../app/index.ts';
import {
  addClaim,
  addFile,
  fileOrClaim,
  type EvidencePlan,
  type Placement,
} from '../../evidence/index.ts';
import { evidenceAnswer } from '../evidence-answer.ts';
import { noSuchCommit } from '../errors-of-answers.ts';
import { noSuchFile } from '../errors-of-texts.ts';
import { flag, option, optionalArgument } from '../parameters.ts';
import { defineVerb, type WriteContext } from '../verb.ts';

/** `sos evidence add`: records a file or a claim, which prove less than a run. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['Nothing is run, so its grade is claim, whoever gives it.'],
  parameters: {
    file: optionalArgument('FILE', 'A file, kept beside the record byte for byte'),
    claim: option('TEXT', 'Words instead of a file'),
    brief: option('ID', 'The brief that it is for'),
    criterion: option('C', 'The criterion of the brief that it is about'),
    suite: option('NAME', 'What kind of tests it is about'),
    commit: option('REV', 'The commit that it is about'),
    note: option('TEXT', 'A word about it'),
    asWorker: flag('As the holder of a gate: work on the brief and give up passing the gate'),
  },
  examples: [
    'sos evidence add coverage.txt --brief S069 --criterion covered --commit HEAD',
    'sos evidence add --claim "the old key was revoked at the provider" --brief S069',
  ],
  async run(input, context) {
    const { workspace, once, offline } = context;
    const { file, claim } = input;
    if ((file === undefined) === (claim === undefined)) throw fileOrClaim();
    const placed = await placeOnce(workspace, await workspace.read(), { wish: input, once });
    const { placement, earlier } = placed;
    if (earlier === undefined && !input.asWorker) await keepJudge(workspace, placed);
    const commit = await commitNamed(context, input.commit);
    const plan =
      file === undefined
        ? addClaim(placement, { text: claim ?? '', commit })
        : await planOfFile(context, placement, { file, commit });
    const written = await workspace.write({ kind: 'evidence', once, offline, plan: () => plan });
    return evidenceAnswer(workspace, written);
  },
});

async function planOfFile(
  { host }: WriteContext,
  placement: Placement,
  { file, commit }: { readonly file: string; readonly commit: string | undefined },
): Promise<EvidencePlan> {
  const path = host.files.absolute(file, host.environment.folder);
  const bytes = await host.files.read(path, { maxBytes: LIMITS.recordBlobs });
  if (bytes === undefined) throw noSuchFile(file);
  const name = showUnsafe(file.split('/').at(-1) ?? file);
  return addFile(placement, { name, bytes, commit });
}

async function commitNamed(
  { workspace }: WriteContext,
  revision: string | undefined,
): Promise<string | undefined> {
  if (revision === undefined) return undefined;
  const found = await workspace.repository.commitAndTree(revision);
  if (found === undefined) throw noSuchCommit(revision);
  return found.commit;
}
