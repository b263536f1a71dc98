import { briefsOf } from '../../src/briefs/index.ts';
import {
  gateNamed,
  gatesOf,
  standingsFor,
  type Bench,
  type Surroundings,
} from '../../src/gates/index.ts';
import type { Criterion, GateFinding, GateTerms, Grade } from '../../src/records/index.ts';
import type { TrustedEntry } from '../../src/trust/index.ts';
import { Story } from './ruling.ts';
import { runOf } from './run-of.ts';
import { oidOf, termsWith } from './terms.ts';

/** A finding that stands in the way. */
export const OLD_REFS: GateFinding = {
  id: 'old-refs',
  severity: 'major',
  text: 'Old refs still exist',
  place: 'git show-ref --head',
  fix: 'git update-ref -d refs/heads/old',
  recheck: 'git show-ref --head',
};

/** What the criterion asks for besides its command. */
type Asked = Partial<Pick<Criterion, 'suite' | 'fresh'>>;

/** The story of brief S069 with one criterion and one gate that athena holds. */
export class GateStory extends Story {
  readonly opened: TrustedEntry<'brief'>;

  constructor(gate: Partial<GateTerms> = {}, grade: Grade = 'self', asked: Asked = {}) {
    super();
    this.enrol('loom')
      .enrol('kasra', { roles: ['gatekeeper'] })
      .enrol('sos-dev');
    this.enrol('athena', { roles: ['gatekeeper'], person: true });
    const whole = { name: 'clean', holder: 'athena', trigger: 'submission', needs: [] } as const;
    const gates = [{ ...whole, ...gate }];
    const criteria = termsWith().criteria.map((criterion) => ({ ...criterion, grade, ...asked }));
    const terms = termsWith({ criteria, gates });
    this.opened = this.tell('loom', { kind: 'brief', brief: 'S069', ...terms });
  }

  /** sos-dev claims the brief and submits a commit. */
  submit(digit: string): TrustedEntry<'submission'> {
    if (this.brief().claim === undefined) this.tell('sos-dev', { kind: 'claim', brief: 'S069' });
    const work = { commit: oidOf(digit), tree: oidOf('0') };
    const terms = this.brief().termsId;
    return this.tell('sos-dev', { kind: 'submission', brief: 'S069', terms, ...work });
  }

  /** sos-dev shows the criterion on a commit. */
  show(digit: string, exit = 0): TrustedEntry<'evidence'> {
    return this.tell('sos-dev', runOf('S069', 'c1', { commit: oidOf(digit), exit }));
  }

  brief() {
    return briefsOf(this.ruling()).all.get('S069')!;
  }

  gates(around?: Surroundings) {
    const ruling = this.ruling();
    return gatesOf(ruling, briefsOf(ruling), around);
  }

  gate(around?: Surroundings) {
    return gateNamed(this.gates(around), this.brief(), 'clean');
  }

  /** Everything a verdict of `who` is given on. */
  bench(who = 'athena'): Bench {
    const ruling = this.ruling();
    const brief = this.brief();
    const giver = ruling.roster.get(who)!;
    return { ruling, brief, gate: this.gate(), giver };
  }

  /** Everything a closing is decided on. */
  closing() {
    const ruling = this.ruling();
    const brief = this.brief();
    const gates = standingsFor(this.gates(), brief);
    return { ruling, brief, gates };
  }

  /** A verdict that nobody refused: appended by hand. A pass rests on a run, unless told otherwise. */
  forge(
    who: string,
    verdict: 'pass' | 'block',
    given: { digit?: string; knowing?: readonly TrustedEntry[]; evidence?: readonly string[] } = {},
  ): TrustedEntry<'verdict'> {
    const { digit = 'a', evidence = verdict === 'pass' ? [this.show(digit).id] : [] } = given;
    const draft = {
      kind: 'verdict',
      brief: 'S069',
      gate: 'clean',
      verdict,
      terms: this.brief().termsId,
      commit: oidOf(digit),
      tree: oidOf('0'),
      evidence,
      findings: verdict === 'block' ? [OLD_REFS] : [],
      followUps: [],
      notChecked: [],
    } as const;
    return this.tell(who, draft, given.knowing);
  }
}

/** The code of the refusal that an act throws. */
export function codeOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return (error as { code: unknown }).code;
  }
  return undefined;
}

/** The hint of the refusal that an act throws. */
export function hintOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return (error as { hint: unknown }).hint;
  }
  return undefined;
}

/** What the refusal that an act throws says is missing. */
export function missingIn(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    const { missing } = (error as { facts: { missing: readonly { what: string }[] } }).facts;
    return missing.map(({ what }) => what).join('; ');
  }
  return '';
}
