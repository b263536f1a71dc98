import { pushHere } from '../../app/index.ts';
import { shortId } from '../../base/index.ts';
import { briefsOf, findBrief, isEnded } from '../../briefs/index.ts';
import { releaseOffline } from '../errors-of-answers.ts';
import { inStep } from '../in-step.ts';
import { argument, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos release push`: gives a signed release to an empty remote. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Takes the capability release, a gate that passed with this manifest, and a remote that serves',
    'nothing. Builds the release anew, proves it as sos release check does, pushes it, looks at the',
    'remote again, and writes the receipt.',
  ],
  parameters: {
    remote: argument('REMOTE', 'An address, a path, or the name of a remote that is configured'),
    manifest: option('ID', 'The manifest; the newest without it'),
  },
  examples: ['sos release push https://example.org/inkwell.git'],
  async run(input, { workspace, once, offline }) {
    // Threat: a gate that somebody blocked, or a key that ended, and nobody here heard of it.
    await inStep(workspace, offline, releaseOffline);
    const reading = await workspace.readToDecide();
    const receipt = await pushHere(workspace, reading, input);
    const plan = () => ({ drafts: [receipt] });
    const written = await workspace.write({ kind: 'release', once, offline, plan });
    const { brief, manifest, release, remote } = receipt;
    const id = written.records[0]?.id ?? '';
    const content = { brief, manifest, release, remote, receipt: id };
    return {
      view: { name: 'release-pushed', content },
      ...written,
      next: isEnded(findBrief(briefsOf(reading.ruling), brief))
        ? [`sos show ${shortId(id)}`]
        : [`sos brief close ${brief}`],
    };
  },
});
