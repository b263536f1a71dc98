import { numberText } from '../base/index.ts';
import type { FindingView, VerificationView } from '../views/index.ts';
import { columns } from './columns.ts';
import { bad, dim, good, warn, type Line, type Piece } from './text.ts';
import { countText } from './wording.ts';

const VERDICTS: Readonly<Record<VerificationView['verdict'], Piece>> = {
  whole: good('whole: every record was verified'),
  findings: bad('not whole'),
  incomplete: warn('incomplete: something that is named is not here'),
};

/** Renders the report of a verification: the verdict, the counts, every finding. */
export function renderVerification(view: VerificationView): Line[] {
  const counts = columns([
    [dim('ledger'), view.ledger ?? 'none'],
    [dim('pinned'), pinText(view.pin)],
    [dim('verified'), countText(view.verified, 'record')],
    ...(view.waiting === 0 ? [] : [[dim('waiting'), waitingText(view.waiting)]]),
    [dim('unverifiable'), numberText(view.unverifiable)],
    ...(view.alarms === 0 ? [] : [[dim('alarms'), numberText(view.alarms)]]),
    [dim('missing'), numberText(view.missing)],
    [dim('unknown kinds'), numberText(view.unknownKinds)],
    [dim('principals'), numberText(view.principals)],
  ]);
  return [[VERDICTS[view.verdict], ...brokenText(view)], ...counts, ...grouped(view.findings)];
}

function brokenText({ verdict, unverifiable }: VerificationView): Piece[] {
  if (verdict !== 'findings') return [];
  return [unverifiable === 0 ? ': there are alarms' : ': some records do not count'];
}

/** So many of one code are shown whole: one push can plant any number of files. */
const MOST_OF_A_CODE = 20;

function grouped(findings: readonly FindingView[]): Line[] {
  const byCode = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const group = byCode.get(finding.code);
    if (group === undefined) byCode.set(finding.code, [finding]);
    else group.push(finding);
  }
  return [...byCode].flatMap(([code, group]) => {
    const rest = group.length - MOST_OF_A_CODE;
    const more: Line[] =
      rest > 0 ? [[dim(`  and ${numberText(rest)} more ${code}: sos verify --json`)]] : [];
    return [...group.slice(0, MOST_OF_A_CODE).flatMap(findingLines), ...more];
  });
}

/** Renders one finding with its code and what to do. */
export function findingLines(finding: FindingView): Line[] {
  const marks = { error: bad, warning: warn, notice: dim };
  const mark = marks[finding.severity];
  const hint: Line[] = finding.hint === null ? [] : [[dim('    next: '), finding.hint]];
  return [[mark(`${finding.severity}: `), finding.message, dim(`  ${finding.code}`)], ...hint];
}

function waitingText(waiting: number): string {
  return `${countText(waiting, 'request')} to be enrolled, beside the verified records`;
}

function pinText(pin: VerificationView['pin']): string {
  switch (pin) {
    case 'founded':
      return 'founded here';
    case 'given':
      return 'the id was given by somebody';
    case 'pin-file':
      return 'the pin file of the code branch vouches for it';
    case 'first-use':
      return 'believed at first use: compare the id with somebody in it';
    case null:
      return 'not pinned';
  }
}
