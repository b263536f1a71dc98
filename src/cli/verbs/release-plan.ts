import { draftManifest, planHere, sameManifest } from '../../app/index.ts';
import { shortId } from '../../base/index.ts';
import { briefsOf, findBrief } from '../../briefs/index.ts';
import { releasePlanView } from '../../views/index.ts';
import { argument, flag, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos release plan`: the manifest of what may leave, for a gate to sign. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Lists every path that may leave with mode and blob, and works out the commit that this makes.',
    'What may leave is said by .sos/release.yaml of the commit, or by --allowlist: paths, except,',
    'mustHave, mustNotHave, message. Links, submodules and pointers to large files are refused.',
    'Whose name the release bears is said by the policy: release: {name, email}.',
  ],
  parameters: {
    brief: argument('BRIEF', 'The brief whose gate signs it'),
    commit: option('REV', 'The commit; what the brief submitted, or HEAD, without it'),
    allowlist: option('FILE', 'What may leave, where the commit itself does not say'),
    note: option('TEXT', 'A word about it'),
    dryRun: flag('Show it and write nothing'),
  },
  examples: ['sos release plan S069', 'sos release plan S069 --allowlist release.yaml --dry-run'],
  async run(input, { workspace, once, offline }) {
    const reading = await workspace.readToDecide();
    const brief = findBrief(briefsOf(reading.ruling), input.brief);
    const { commit: revision, allowlist } = input;
    const plan = await planHere(workspace, reading.ruling, { brief, revision, allowlist });
    const draft = draftManifest(brief.id, plan, input.note);
    const digest = draft.list.sha256;
    const kept = { brief: brief.id, digest };
    if (input.dryRun) {
      const content = releasePlanView(plan, { ...kept, manifest: null, already: false });
      return { view: { name: 'release-plan', content }, asOf: reading.asOf };
    }
    let same: string | undefined;
    const written = await workspace.write({
      kind: 'manifest',
      once,
      offline,
      plan: ({ ruling }) => {
        same = sameManifest(ruling, draft)?.id;
        return same === undefined ? { drafts: [draft], contents: [plan.bytes] } : { drafts: [] };
      },
    });
    const manifest = written.records[0]?.id ?? same ?? null;
    const content = releasePlanView(plan, { ...kept, manifest, already: written.already });
    const me = (await workspace.me(reading))?.name ?? '';
    const held = brief.terms.gates.filter(({ name }) =>
      brief.people.holders.get(name)?.includes(me),
    );
    const passes = held.map(
      ({ name }) => `sos gate pass ${brief.id} ${name} --manifest ${shortId(manifest ?? '')}`,
    );
    const next = passes.length > 0 ? passes : [`sos gate status ${brief.id}`];
    return { view: { name: 'release-plan', content }, ...written, next };
  },
});
