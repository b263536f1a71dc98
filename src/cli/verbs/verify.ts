import { contentFindings, standingOf } from '../../app/index.ts';
import { verificationView } from '../../views/index.ts';
import { notWhole } from '../errors-of-answers.ts';
import { option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos verify`: replays the ledger under its policy and reports everything. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Checks form, path, signature, chain, authority and every rule of every record, and the bytes',
    'that are kept beside them, offline.',
    'Exit 0: whole. Exit 4: some records do not count. Exit 6: something that is named is missing.',
  ],
  parameters: { ledger: option('ID', 'Believe this ledger and no other, as SOS_LEDGER does') },
  examples: ['sos verify', 'sos verify --json'],
  async run(_input, { workspace }) {
    const reading = await workspace.readToDecide();
    const { ruling, asOf } = reading;
    const standing = await standingOf(workspace.repository, reading);
    const findings = [
      ...standing.findings(),
      ...(await contentFindings(workspace, reading)),
      ...(await workspace.compare(reading)),
    ];
    const report = verificationView(ruling, findings, workspace.pin?.how ?? null);
    const { verdict, unverifiable, missing } = report;
    const failure = verdict === 'whole' ? undefined : notWhole(verdict, unverifiable + missing);
    return { view: { name: 'verification', content: report }, asOf, failure };
  },
});
