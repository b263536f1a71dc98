import {
  contentFindings,
  pinFindings,
  readPin,
  standingOf,
  type Reading,
  type Workspace,
} from '../../app/index.ts';
import type { Finding } from '../../trust/index.ts';
import { verificationView } from '../../views/index.ts';
import { notWhole } from '../errors-of-answers.ts';
import { flag, option, optionalArgument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos verify`: replays the ledger under its policy and reports everything. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Checks form, path, signature, chain, authority and every rule of every record, and the bytes',
    'that are kept beside them, offline.',
    'With --pin also that everything is there which .sos/pin, or FILE, vouches for.',
    'Exit 0: whole. Exit 4: some records do not count. Exit 6: something that is named is missing.',
  ],
  parameters: {
    file: optionalArgument('FILE', 'With --pin: the pin file, where it is not .sos/pin'),
    pin: flag('Compare with the pin that the code branch holds; for CI, which has no memory'),
    ledger: option('ID', 'Believe this ledger and no other, as SOS_LEDGER does'),
  },
  examples: ['sos verify', 'sos verify --pin', 'sos verify --json'],
  async run(input, { workspace }) {
    const reading = await readingFor(workspace, input);
    const { ruling, asOf } = reading;
    const standing = await standingOf(workspace.repository, reading);
    const findings = [
      ...standing.findings(),
      ...(await contentFindings(workspace, reading)),
      ...(await sinceLastSeen(workspace, reading, input)),
    ];
    const report = verificationView(ruling, findings, workspace.pin?.how ?? null);
    const failure = report.verdict === 'whole' ? undefined : notWhole(report, mending(findings));
    return { view: { name: 'verification', content: report }, asOf, failure };
  },
});

/** The commands that settle what only somebody's word can settle: of the first ones, to paste after asking. */
function mending(findings: readonly Finding[]): string[] {
  const commands = findings.flatMap(({ code, severity, settling, hint }) => {
    const isFork = code === 'trust.chain-fork' && severity === 'error';
    return [settling?.adopt, settling?.leaveOut, isFork ? hint : undefined];
  });
  return commands.flatMap((command) => command ?? []).slice(0, MOST_NAMED);
}

const MOST_NAMED = 4;

/** A pin that is compared with also chooses between policies that froze one. */
async function readingFor(workspace: Workspace, { pin, file }: PinWish): Promise<Reading> {
  const reading = await workspace.readToDecide();
  if (!pin && file === undefined) return reading;
  const { pin: vouched } = await readPin(workspace, file);
  const isOurs = vouched.ledger === reading.ruling.ledger;
  if (!isOurs) return reading;
  return workspace.readUnder({ id: vouched.policy, version: vouched.policyVersion });
}

interface PinWish {
  readonly pin: boolean;
  readonly file: string | undefined;
}

/** What went missing since this user, or whoever wrote the pin, last looked. */
async function sinceLastSeen(
  workspace: Workspace,
  reading: Reading,
  { pin, file }: PinWish,
): Promise<readonly Finding[]> {
  const remembered = await workspace.compare(reading);
  if (!pin && file === undefined) return remembered;
  return [...remembered, ...(await pinFindings(workspace, reading, file))];
}
