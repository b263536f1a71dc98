import { draftRevocation, pickEntry } from '../../app/index.ts';
import type { Ruling } from '../../trust/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, flag, option, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity revoke`: ends keys of a principal. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'What the keys signed up to now still counts. With --back-to ID only what ID knew still counts:',
    'use it when a key was stolen and you know the last good record. What you leave out of a key of your',
    'own raises an alarm until somebody else who may revoke does the same, or it is adopted, by you too:',
    'nobody takes back alone what they said. Ending it again yourself mends nothing, and is refused.',
  ],
  parameters: {
    name: argument('NAME', 'Whose keys'),
    key: option('FINGERPRINT', 'Only this key'),
    backTo: option('ID', 'The last record that still counts'),
    reason: requiredOption('TEXT', 'Why'),
    leaveNobody: flag(
      'Even where nobody is left who may enrol and grant: the ledger is then closed',
    ),
  },
  examples: [
    'sos identity revoke ci --reason "runner decommissioned"',
    'sos identity revoke sos-dev --back-to 1f3a9c --reason "laptop stolen"',
  ],
  async run(input, { workspace, once, offline }) {
    const { name, backTo } = input;
    const written = await workspace.write({
      kind: 'revoke',
      said: { principal: name, reason: input.reason },
      once,
      offline,
      plan: ({ ruling }, me) => {
        const last = backTo === undefined ? undefined : pickEntry(ruling, backTo).id;
        return { drafts: [draftRevocation(ruling, { ...input, backTo: last }, me.name)] };
      },
    });
    const { ruling } = await workspace.readNow();
    const view = appendedView(written, whatEnded(ruling, name, written.records[0]?.id));
    return {
      view: { name: 'appended', content: view },
      ...written,
      next: [`sos identity show ${name}`, 'sos verify'],
    };
  },
});

/** Says which keys are ended: whoever ends an old one must not believe that all are. */
function whatEnded(
  { entries, roster }: Ruling,
  name: string,
  revocation: string | undefined,
): string {
  const record = entries.find(({ id }) => id === revocation)?.record;
  const keys = record?.kind === 'revoke' ? record.keys : [];
  const ended = `${keys.length === 1 ? 'key' : 'keys'} ${keys.join(', ')} of ${name} ${keys.length === 1 ? 'is' : 'are'} ended`;
  const left = (roster.get(name)?.keys ?? []).filter(({ standing }) => standing === 'active');
  return left.length === 0
    ? `${ended}; ${name} has no key that signs`
    : `${ended}; ${name} still signs with ${left.map(({ fingerprint }) => fingerprint).join(', ')}`;
}
