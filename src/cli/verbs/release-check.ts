import { checkHere } from '../../app/index.ts';
import { releaseNotClean, releaseVerdict } from '../../release/index.ts';
import { proofView } from '../../views/index.ts';
import { argument, flag, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos release check`: proves that a repository holds what was signed and nothing else. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Each proof is a line that anybody can type, printed with its answer. All findings come at once.',
    'Run it in the source: what must not have come along is looked up there.',
    'Exit 0: clean. Exit 3: findings. Exit 6: something could not be looked at, which is not clean.',
  ],
  parameters: {
    folder: argument('DIR', 'The repository that is to leave, however it was built'),
    remote: option('REMOTE', 'Look at what this remote serves as well'),
    run: flag('Run the install and test lines of its README in a fresh clone'),
    manifest: option('ID', 'Hold it against this manifest; else the one that makes its commit'),
  },
  examples: [
    'sos release check ../inkwell.git',
    'sos release check ../inkwell.git --remote https://example.org/inkwell.git',
  ],
  async run(input, { workspace }) {
    const reading = await workspace.readToDecide();
    const { head, manifest, proofs } = await checkHere(workspace, reading, input);
    const verdict = releaseVerdict(proofs);
    const content = {
      folder: input.folder,
      verdict,
      release: head ?? null,
      manifest: manifest?.entry.id ?? null,
      proofs: proofs.map(proofView),
      notLookedAt: notLookedAt(input),
    };
    const failure = releaseNotClean(input.folder, proofs);
    return { view: { name: 'release-check', content }, asOf: reading.asOf, failure };
  },
});

/** What no proof speaks of: said each time, so that nobody takes it for proved. */
function notLookedAt({ remote, run }: { remote: string | undefined; run: boolean }): string[] {
  return [
    ...(run ? [] : ['whether the install and test lines of its README work (--run)']),
    remote === undefined
      ? 'what a remote serves (--remote)'
      : 'objects that the remote keeps and does not name, which nobody sees from outside',
  ];
}
