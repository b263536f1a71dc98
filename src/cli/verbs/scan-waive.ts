import { blobHere, draftWaiver } from '../../app/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, flag, option, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos scan waive`: lets one finding be, with a reason and an end. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Say what a scan printed: sos1:RULE:…. A waiver that has ended, or that nothing needs any more, is',
    'a finding itself. Private words and forbidden paths are never waived for a release.',
    'A password is named by its place: for a release say with --object which content may leave.',
    'It takes the capability `waive`.',
  ],
  parameters: {
    fingerprint: argument('FINGERPRINT', 'The finding, as a scan names it'),
    reason: requiredOption('TEXT', 'Why it may be there; not what it is'),
    until: requiredOption('DAY', 'The first day on which it holds no more: 2027-03-01'),
    release: flag('It holds for what leaves, too'),
    object: option('BLOB', 'The only content that may leave with it: HEAD:PATH, or a blob'),
  },
  examples: [
    'sos scan waive sos1:generic-password:0123456789abcdef01234567 --reason "made up, for a test" --until 2027-03-01',
  ],
  async run({ object: named, ...wish }, { workspace, once, offline }) {
    const object = named === undefined ? undefined : await blobHere(workspace, named);
    const draft = draftWaiver({ ...wish, object }, workspace.host.clock.now());
    const written = await workspace.write({
      kind: 'waiver',
      once,
      offline,
      plan: () => ({ drafts: [draft] }),
    });
    const view = appendedView(written, 'waived; the scan says so beside what it finds');
    return { view: { name: 'appended', content: view }, ...written, next: ['sos scan waivers'] };
  },
});
