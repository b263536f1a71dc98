import type { BriefTerms, Criterion } from '../records/index.ts';
import { isActive, mayDo, type Ruling } from '../trust/index.ts';
import type { LintFinding } from './lint-finding.ts';
import { lintGate, type LintGround } from './lint-gate.ts';

/** Boundaries that something in sos holds; any other word is only text for readers. */
const KNOWN = /^no-push(?::refs\/.+)?$/;

const PLACEHOLDER = /\[fill in\b/i;

/**
 * Says what would keep a brief from ever being done, or from meaning what it says: gates without a
 * door, criteria that nothing can show, people who are not there. Returns everything it finds. The
 * id, where there is one, finds permissions that hold for that brief alone.
 */
export function lintBrief(
  terms: BriefTerms,
  roster: Ruling['roster'],
  brief?: string,
): LintFinding[] {
  return [
    ...lintTexts(terms),
    ...lintCriteria(terms),
    ...terms.gates.flatMap((gate) => lintGate(gate, { terms, roster, brief })),
    ...terms.assignees.flatMap((name) => lintAssignee(name, { roster, brief })),
    ...terms.boundaries.flatMap(lintBoundary),
  ];
}

function lintTexts({ title, mandate, criteria }: BriefTerms): LintFinding[] {
  const texts = [
    { at: 'title', text: title },
    { at: 'mandate', text: mandate },
    ...criteria.map(({ id, text }) => ({ at: `criteria.${id}`, text })),
  ];
  const unfilled = texts.filter(({ text }) => PLACEHOLDER.test(text));
  const findings = unfilled.map(({ at }) =>
    error(at, 'still holds a place of the template to fill in', 'replace every [fill in: …]'),
  );
  if (mandate.trim() !== '') return findings;
  return [
    ...findings,
    error('mandate', 'is empty', 'say below the front matter what is asked for'),
  ];
}

function lintCriteria({ criteria, gates }: BriefTerms): LintFinding[] {
  if (criteria.length === 0) {
    return [error('criteria', 'there are none, so anything would do', 'add one with a check')];
  }
  return criteria.flatMap((criterion, index) => [
    ...lintShowing(criterion),
    ...lintGrade(criterion, gates.length),
    ...lintFresh(criterion, gates.length),
    ...lintDuplicate(criterion, criteria.slice(0, index)),
  ]);
}

function lintShowing({ id, run, suite, grade }: Criterion): LintFinding[] {
  if (run !== undefined || suite !== undefined) return [];
  const at = `criteria.${id}`;
  const fix = 'add check: with the command that shows it, or suite: with the name of one';
  if (grade === 'claim') return [warning(at, 'nothing shows it: somebody says so', fix)];
  return [error(at, `asks for grade ${grade} and names nothing to run`, fix)];
}

function lintGrade({ id, grade }: Criterion, gates: number): LintFinding[] {
  if (grade !== 'gate' || gates > 0) return [];
  const message = 'asks a gate to do the run again, and the brief has no gate';
  return [error(`criteria.${id}`, message, 'add a gate, or ask for grade self or ci')];
}

function lintFresh({ id, fresh, grade }: Criterion, gates: number): LintFinding[] {
  if (fresh === undefined) return [];
  const at = `criteria.${id}`;
  if (grade === 'claim') {
    return [error(at, 'asks for a fresh run, and a claim is enough', 'ask for grade self or more')];
  }
  const message = 'asks for a fresh run, and the brief has no gate whose holder could challenge';
  return gates > 0 ? [] : [error(at, message, 'add a gate, or drop fresh:')];
}

function lintDuplicate({ id, text }: Criterion, before: readonly Criterion[]): LintFinding[] {
  const twin = before.find((other) => other.text.trim() === text.trim());
  if (twin === undefined) return [];
  return [warning(`criteria.${id}`, `says the same as ${twin.id}`, 'drop one of them')];
}

function lintAssignee(name: string, { roster, brief }: Omit<LintGround, 'terms'>): LintFinding[] {
  const principal = roster.get(name);
  const at = `assignees.${name}`;
  if (principal === undefined) {
    return [error(at, 'is not in the roster', 'sos identity list shows who is')];
  }
  if (!isActive(principal)) {
    return [error(at, 'has no key that still signs', `name somebody else, or have ${name} join`)];
  }
  if (mayDo(principal, 'claim', brief)) return [];
  return [warning(at, 'may not claim briefs', `sos identity grant ${name} claim`)];
}

function lintBoundary(word: string): LintFinding[] {
  if (KNOWN.test(word)) return [];
  const message = 'is a word that nothing enforces; it is only text for readers';
  return [
    warning(`boundaries.${word}`, message, 'known: no-push, no-push:REF, no-push:refs/tags/*'),
  ];
}

function error(at: string, message: string, fix: string): LintFinding {
  return { severity: 'error', at, message, fix };
}

function warning(at: string, message: string, fix: string): LintFinding {
  return { severity: 'warning', at, message, fix };
}
