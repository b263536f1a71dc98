import { signedAsHolder, workUnknowing, type Briefs } from '../briefs/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';

type Verdict = TrustedEntry<'verdict'>;

/** What verdicts are held against. */
interface Ground {
  readonly ruling: Pick<Ruling, 'history'>;
  readonly briefs: Briefs;
}

/**
 * Picks the verdicts that answer whoever asked: not taken back, by a holder of the gate, and no pass
 * of the own work. Whether a pass rests on enough is for the gates to say. Threat: a question that
 * nobody sees any more, because somebody said something that counts for nothing.
 */
export function answeringVerdicts(verdicts: readonly Verdict[], ground: Ground): Verdict[] {
  const takenBack = new Set(verdicts.map(takesBack));
  return verdicts.filter((verdict) => {
    if (verdict.record.verdict === 'withdrawn' || takenBack.has(ownName(verdict, verdict.id))) {
      return false;
    }
    return mayAnswer(verdict, ground);
  });
}

/** Nobody takes back what somebody else said, or what they said elsewhere. */
function ownName({ author, record }: Verdict, id: string): string {
  return [record.brief, record.gate, author, id].join(' ');
}

function takesBack(verdict: Verdict): string | undefined {
  const { supersedes } = verdict.record;
  return supersedes === undefined ? undefined : ownName(verdict, supersedes);
}

function mayAnswer(verdict: Verdict, { ruling: { history }, briefs }: Ground): boolean {
  const { record, author } = verdict;
  const brief = briefs.all.get(record.brief);
  const version = brief?.versions.find(({ id }) => id === record.terms);
  const gate = version?.terms.gates.find(({ name }) => name === record.gate);
  if (brief === undefined || gate === undefined || !signedAsHolder(verdict, gate)) return false;
  if (record.verdict !== 'pass') return true;
  return workUnknowing(verdict, author, { work: brief.work, history }) === undefined;
}
