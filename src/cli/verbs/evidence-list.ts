import { shortId } from '../../base/index.ts';
import { evidenceHere, withSubjects } from '../../app/index.ts';
import { briefsOf, findBrief } from '../../briefs/index.ts';
import { placedEvidenceLine } from '../../views/index.ts';
import { option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos evidence list`: evidence with what it is worth, oldest first. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: {
    brief: option('ID', 'Only what is for this brief'),
    criterion: option('C', 'Only what is for this criterion'),
  },
  examples: ['sos evidence list', 'sos evidence list --brief S069 --criterion one-root --json'],
  async run({ brief: typed, criterion }, { workspace }) {
    const reading = await workspace.read();
    const { ruling, asOf } = reading;
    const unshared = await reading.unshared();
    const brief = typed === undefined ? undefined : findBrief(briefsOf(ruling), typed).id;
    const wanted = evidenceHere(ruling)
      .filter(({ entry }) => brief === undefined || entry.record.brief === brief)
      .filter(({ entry }) => criterion === undefined || entry.record.criterion === criterion);
    const evidence = (await withSubjects(workspace.repository.store, wanted)).map((judged) =>
      placedEvidenceLine(judged, !unshared.has(judged.entry.id)),
    );
    return {
      view: { name: 'evidence-list', content: { evidence } },
      asOf,
      next: evidence.slice(-1).map(({ id }) => `sos evidence show ${shortId(id)}`),
    };
  },
});
