import { shortId, showUnsafe, SosError } from '../base/index.ts';
import type { BriefState, WorkRecord } from '../briefs/index.ts';
import type { Missing } from './criteria.ts';
import type { GateState, Subject } from './gate-state.ts';

/** The brief has no gate of this name. */
export function noSuchGate(brief: BriefState, name: string): SosError {
  const names = brief.terms.gates.map((gate) => gate.name);
  const has = names.length === 0 ? 'It has none' : `It has ${names.join(', ')}`;
  return new SosError({
    kind: 'failed',
    code: 'gates.not-found',
    message: `${brief.id} has no gate ${name}. ${has}. Nothing was written.`,
    next: [`sos brief show ${brief.id}`],
    facts: { brief: brief.id, gates: names },
  });
}

/** Nobody can answer the gate, so that asking it would wait for ever. */
export function nobodyHolds(gate: GateState): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.no-holder',
    message: `Nobody can answer gate ${gate.name} of ${gate.brief}: ${gate.terms.holder} has no active principal with gate:${gate.name}. Nothing was written.`,
    next: [`sos brief lint ${gate.brief}`, 'sos help brief amend'],
    facts: { brief: gate.brief, gate: gate.name, holder: gate.terms.holder },
  });
}

/** Somebody answers a gate that is not theirs. */
export function notTheHolder(gate: GateState, who: string, free: readonly string[]): SosError {
  const can = free.length === 0 ? 'nobody now' : free.join(', ');
  return new SosError({
    kind: 'refused',
    code: 'gates.not-holder',
    message: `Gate ${gate.name} of ${gate.brief} is held by ${gate.terms.holder}; ${who} cannot answer it. Nothing was written.`,
    hint: `Who can: ${can}.`,
    next: [`sos gate show ${gate.brief} ${gate.name}`],
    facts: { brief: gate.brief, gate: gate.name, holders: free },
  });
}

/** A gate that counts only a human being's key is answered with another one. */
export function askedForAPerson(gate: GateState, who: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.not-a-person',
    message: `Gate ${gate.name} of ${gate.brief} counts only a person's own key, and ${who} is not enrolled as a person. Nothing was written.`,
    next: [`sos gate show ${gate.brief} ${gate.name}`],
    facts: { brief: gate.brief, gate: gate.name },
  });
}

/** Somebody would pass the gate of the own work. */
export function ownWorkRefused(
  gate: GateState,
  by: {
    readonly who: string;
    readonly work: readonly WorkRecord[];
    /** Who holds the gate and did no work. */
    readonly free: readonly string[];
  },
): SosError {
  const { who, work, free } = by;
  const acts = work.map(({ id, record }) => `${record.kind} ${shortId(id)}`);
  const instead =
    free.length === 0
      ? 'Nobody holds it who did no work on the brief'
      : `Who can: ${free.join(', ')}`;
  return new SosError({
    kind: 'refused',
    code: 'gates.own-work',
    message: `${who} worked on ${gate.brief} (${acts.join(', ')}) and cannot pass its gate ${gate.name}. Nothing was written.`,
    hint: `${instead}. No other key of ${who}, and no giving back of the claim, changes that.`,
    next: [`sos gate show ${gate.brief} ${gate.name}`],
    facts: { brief: gate.brief, gate: gate.name, work: work.map(({ id }) => id) },
  });
}

/** There is no commit to judge. */
export function nothingToJudge(gate: GateState): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.no-subject',
    message: `Nothing was submitted for ${gate.brief}, so gate ${gate.name} has no commit to judge. Nothing was written.`,
    next: [`sos brief submit ${gate.brief}`],
    facts: { brief: gate.brief, gate: gate.name },
  });
}

/** The commit in question is not the one on offer. */
export function otherCommit(gate: GateState, offered: Subject, commit: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.other-commit',
    message: `${gate.brief} offers ${shortId(offered.commit)}, not ${shortId(commit)}. Nothing was written.`,
    hint: 'A verdict holds for one commit; another one has to be submitted first.',
    next: [`sos gate show ${gate.brief} ${gate.name}`, `sos brief submit ${gate.brief}`],
    facts: { brief: gate.brief, gate: gate.name, offered: offered.commit, commit },
  });
}

/** The tree that was offered with a commit is not the one it has. */
export function otherTree(gate: GateState, offered: Subject, tree: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.other-tree',
    message: `${gate.brief} offers ${shortId(offered.commit)} with tree ${shortId(offered.tree)}, but its tree is ${shortId(tree)}. Nothing was written.`,
    hint: 'The submission does not fit its commit; it has to be submitted again.',
    next: ['sos help gate block', `sos gate show ${gate.brief} ${gate.name}`],
    facts: { brief: gate.brief, gate: gate.name, offered: offered.tree, tree },
  });
}

/** The manifest that was named lists another commit, or is none. */
export function otherManifest(gate: GateState, offered: Subject, manifest: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.other-manifest',
    message: `${shortId(manifest)} is no manifest of ${shortId(offered.commit)}, which ${gate.brief} offers. Nothing was written.`,
    hint: 'Plan the release from the commit that the gate is asked about.',
    next: [`sos release plan ${gate.brief}`],
    facts: { brief: gate.brief, gate: gate.name, commit: offered.commit, manifest },
  });
}

/** The commit was judged and passed already. */
export function alreadyPassed(gate: GateState): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.already-passed',
    message: `Gate ${gate.name} of ${gate.brief} has passed on this commit and version. Nothing was written.`,
    next: [`sos gate status ${gate.brief}`],
    facts: { brief: gate.brief, gate: gate.name, verdicts: gate.inForce.map(({ id }) => id) },
  });
}

/** A pass with findings that weigh more than a remark. */
export function findingsStillOpen(gate: GateState, findings: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.findings-open',
    message: `A pass cannot carry critical or major findings (${findings.join(', ')}). Nothing was written.`,
    hint: 'Block with them, or say what is left to do as a follow-up.',
    next: ['sos help gate block', `sos gate show ${gate.brief} ${gate.name}`],
    facts: { brief: gate.brief, gate: gate.name, findings },
  });
}

/** The evidence that the gate needs before a pass is not there. */
export function evidenceMissing(gate: GateState, missing: readonly Missing[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.short-evidence',
    message: `Gate ${gate.name} of ${gate.brief} cannot pass yet: ${lacking(missing)}. Nothing was written.`,
    next: missing.map(({ command }) => command),
    facts: { brief: gate.brief, gate: gate.name, missing },
  });
}

/** A block that says nothing of what stands in the way. */
export function findingsMissing(gate: GateState): SosError {
  return new SosError({
    kind: 'usage',
    code: 'gates.no-findings',
    message: `A block has to say what stands in the way: at least one finding. Nothing was written.`,
    hint: 'say each with --finding, --fix and --recheck, in quotes, or in a file',
    next: ['sos help gate block', `sos gate show ${gate.brief} ${gate.name}`],
  });
}

/** A verdict replaces another one without saying why. */
export function verdictReasonMissing(gate: GateState, what: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'gates.no-reason',
    message: `${what} needs a reason, which stays in the record. Nothing was written.`,
    next: [`sos gate show ${gate.brief} ${gate.name}`],
    facts: { brief: gate.brief, gate: gate.name, inForce: gate.inForce.map(({ id }) => id) },
  });
}

/** There is no verdict of this principal's that could be withdrawn. */
export function nothingToWithdraw(gate: GateState, who: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.nothing-to-withdraw',
    message: `${who} has no verdict at gate ${gate.name} of ${gate.brief} that stands. Nothing was written.`,
    next: [`sos gate show ${gate.brief} ${gate.name}`],
    facts: { brief: gate.brief, gate: gate.name },
  });
}

/** A brief cannot be closed yet; says everything that is missing and what supplies it. */
export function cannotClose(brief: BriefState, missing: readonly Missing[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.not-closable',
    message: `${brief.id} cannot be closed yet: ${lacking(missing)}. Nothing was written.`,
    next: missing.map(({ command }) => command),
    facts: { brief: brief.id, missing },
  });
}

function lacking(missing: readonly Missing[]): string {
  return missing.length === 1 ? '1 thing is missing' : `${missing.length} things are missing`;
}

/** Typed findings that cannot be read as such. */
export function badFindings(name: string, problems: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'gates.bad-findings',
    message: `Cannot read ${showUnsafe(name)} as findings: ${showUnsafe(problems.join('; '))}. Nothing was written.`,
    hint: 'Each finding has text, and may have id, severity (critical, major, minor), place, fix and recheck.',
    facts: { problems },
  });
}

/** The commit that a verdict would be about is not here, so that nobody can have looked at it. */
export function subjectMissing(gate: GateState, commit: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.subject-missing',
    message: `Subject missing: ${commit}, which gate ${gate.name} of ${gate.brief} is about, is not here. Nothing was written.`,
    hint: 'Fetch it; where its history was rewritten, a commit that is there has to be submitted.',
    next: ['git fetch', `sos brief submit ${gate.brief}`],
    facts: { brief: gate.brief, gate: gate.name, commit },
  });
}

/** A record that was named as evidence is none. */
export function notEvidence(id: string, kind: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'gates.not-evidence',
    message: `${shortId(id)} is a ${kind}, not evidence. Nothing was written.`,
    next: ['sos evidence list'],
    facts: { id, kind },
  });
}

/** A gate that is checked has not passed: it said no, or it has not answered yet. */
export function gatesNotPassed(
  brief: BriefState,
  answer: 'no' | 'not-yet',
  missing: readonly Missing[],
): SosError {
  const said = answer === 'no' ? 'is not passed' : 'has no verdict yet';
  return new SosError({
    kind: answer === 'no' ? 'refused' : 'incomplete',
    code: answer === 'no' ? 'gates.not-passed' : 'gates.no-verdict',
    message: `${brief.id} ${said}: ${lacking(missing)}.`,
    next: missing.map(({ command }) => command),
    facts: { brief: brief.id, missing },
  });
}
