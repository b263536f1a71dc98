import { isKind, type Ruling, type TrustedEntry } from '../trust/index.ts';

/** The records about one brief that its gates are judged by, in order. */
export interface GateRecords {
  readonly requests: TrustedEntry<'gate-request'>[];
  readonly verdicts: TrustedEntry<'verdict'>[];
  readonly evidence: TrustedEntry<'evidence'>[];
  readonly challenges: TrustedEntry<'challenge'>[];
  readonly manifests: TrustedEntry<'manifest'>[];
}

/** Sorts the entries of a ruling by the brief they are about, in one walk. */
export function gateRecordsOf(ruling: Ruling): (brief: string) => GateRecords {
  const byBrief = new Map<string, GateRecords>();
  for (const entry of ruling.entries) {
    const brief = 'brief' in entry.record ? entry.record.brief : undefined;
    if (brief !== undefined) keep(recordsFor(byBrief, brief), entry);
  }
  return (brief) => byBrief.get(brief) ?? nothing();
}

function recordsFor(byBrief: Map<string, GateRecords>, brief: string): GateRecords {
  const there = byBrief.get(brief) ?? nothing();
  byBrief.set(brief, there);
  return there;
}

function nothing(): GateRecords {
  return { requests: [], verdicts: [], evidence: [], challenges: [], manifests: [] };
}

function keep(records: GateRecords, entry: TrustedEntry): void {
  if (isKind(entry, 'gate-request')) records.requests.push(entry);
  if (isKind(entry, 'verdict')) records.verdicts.push(entry);
  if (isKind(entry, 'evidence')) records.evidence.push(entry);
  if (isKind(entry, 'challenge')) records.challenges.push(entry);
  if (isKind(entry, 'manifest')) records.manifests.push(entry);
}
