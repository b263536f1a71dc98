import { shortId, type RecordId } from '../base/index.ts';
import { signedAsHolder, workUnknowing, type BriefState } from '../briefs/index.ts';
import type { GateTerms } from '../records/index.ts';
import type { Finding, Ruling, TrustedEntry } from '../trust/index.ts';
import { checksOn } from './checks.ts';
import { criteriaOn, neededBy } from './criteria.ts';
import type { GateRecords } from './gate-records.ts';
import type { Flaw, JudgedVerdict } from './gate-state.ts';
import { evidenceKnown, knownBy } from './known-to.ts';

/** What a verdict is judged by. */
export interface Court {
  readonly brief: BriefState;
  readonly records: GateRecords;
  readonly ruling: Ruling;
}

type Verdict = TrustedEntry<'verdict'>;
type Rule = (verdict: Verdict, gate: GateTerms, court: Court) => Flaw | undefined;

/** Judges every verdict of a brief, in order, and says which later one took which back. */
export function judgeAll(court: Court): JudgedVerdict[] {
  const judged = court.records.verdicts.map((entry) => ({ entry, flaw: flawOf(entry, court) }));
  const counting = judged.filter(({ flaw }) => flaw === undefined);
  const replacedBy = new Map(counting.map(({ entry }) => [entry.record.supersedes, entry.id]));
  return judged.map((each) => ({ ...each, replacedBy: replacedBy.get(each.entry.id) }));
}

/**
 * Says why a verdict does not count, or undefined where it does. Trust has already seen that the
 * giver was allowed to answer the gate when the verdict was signed; here it is held against the
 * brief: the gate as the verdict's own version of the terms has it, the work, the evidence. The
 * verbs refuse all of this, so a verdict with a flaw came in by hand.
 */
function flawOf(verdict: Verdict, court: Court): Flaw | undefined {
  const { terms, gate: name } = verdict.record;
  const version = court.brief.versions.find(({ id }) => id === terms);
  if (version === undefined) return wrongTerms(verdict);
  const gate = version.terms.gates.find((each) => each.name === name);
  if (gate === undefined) return unknownGate(verdict);
  for (const rule of RULES) {
    const flaw = rule(verdict, gate, court);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

const RULES: readonly Rule[] = [
  notHolder,
  notAPerson,
  ownWork,
  otherTree,
  foreignEvidence,
  foreignManifest,
  uncheckedPass,
  shortPass,
  weightyPass,
  notTheirsToReplace,
];

/** Turns a flaw into what verification reports. */
export function flawFinding(verdict: Verdict, flaw: Flaw): Finding {
  const { brief, gate, verdict: word } = verdict.record;
  return {
    code: flaw.code,
    severity: flaw.severity,
    message: `the ${word} of ${verdict.author} at gate ${gate} of ${brief} does not count: ${flaw.why}`,
    id: verdict.id,
    path: verdict.path,
    hint: `sos gate show ${brief} ${gate}`,
  };
}

function wrongTerms(verdict: Verdict): Flaw {
  const why = `${shortId(verdict.record.terms)} is no version of ${verdict.record.brief}`;
  return { code: 'gate.wrong-terms', severity: 'warning', why };
}

function unknownGate(verdict: Verdict): Flaw {
  const why = `the brief had no gate ${verdict.record.gate} in that version`;
  return { code: 'gate.unknown', severity: 'warning', why };
}

/** Stops a verdict by somebody who may answer such gates elsewhere, but not this one. */
function notHolder(verdict: Verdict, gate: GateTerms): Flaw | undefined {
  if (signedAsHolder(verdict, gate)) return undefined;
  const why = `the gate is held by ${gate.holder}`;
  return { code: 'gate.not-holder', severity: 'error', why };
}

/** Stops consent by paraphrase: such a gate counts only what a human being's key signed. */
function notAPerson(verdict: Verdict, gate: GateTerms): Flaw | undefined {
  if (gate.person !== true || verdict.person) return undefined;
  const why = `the gate asks for a person, and ${verdict.author} is not enrolled as one`;
  return { code: 'gate.not-a-person', severity: 'error', why };
}

/**
 * Stops a pass by whoever did the work. Only work that was done knowing the verdict is left out,
 * so that giving a claim back first, or working from a second place at once, helps nobody. A block
 * counts all the same: it opens nothing.
 */
function ownWork(verdict: Verdict, _gate: GateTerms, court: Court): Flaw | undefined {
  if (verdict.record.verdict !== 'pass') return undefined;
  const before = workUnknowing(verdict, verdict.author, groundOf(court));
  if (before === undefined) return undefined;
  const why = `${verdict.author} did work that it judges (${before.record.kind} ${shortId(before.id)})`;
  return { code: 'gate.own-work', severity: 'error', why };
}

function groundOf({ brief, ruling }: Court) {
  return { work: brief.work, history: ruling.history };
}

/** Stops a verdict that names an offered commit with a tree that is not that commit's. */
function otherTree(verdict: Verdict, _gate: GateTerms, court: Court): Flaw | undefined {
  const { commit, tree } = verdict.record;
  const offered = [...court.brief.submissions, ...court.records.requests];
  const same = offered.filter(({ record }) => record.commit === commit);
  if (same.length === 0 || same.some(({ record }) => record.tree === tree)) return undefined;
  const why = `${shortId(tree)} is not the tree that was offered with ${shortId(commit)}`;
  return { code: 'gate.other-tree', severity: 'warning', why };
}

/** Stops a verdict that leans on evidence nobody has, or that belongs to other work. */
function foreignEvidence(verdict: Verdict, _gate: GateTerms, court: Court): Flaw | undefined {
  const known = new Set(court.records.evidence.map(({ id }) => id));
  const foreign = verdict.record.evidence.find((id) => !known.has(id));
  if (foreign === undefined) return undefined;
  const why = `${shortId(foreign)} is no evidence of ${verdict.record.brief}`;
  return { code: 'gate.short-evidence', severity: 'warning', why };
}

/** Stops a verdict that vouches for a list of files which is of another commit, or nobody's. */
function foreignManifest(verdict: Verdict, _gate: GateTerms, court: Court): Flaw | undefined {
  const { manifest } = verdict.record;
  if (manifest === undefined || isManifestOf(verdict.record, manifest, court.records)) return;
  const why = `${shortId(manifest)} is no manifest of the commit that it is about`;
  return { code: 'gate.other-manifest', severity: 'error', why };
}

/** Tells whether a record is a manifest of exactly the commit and tree that a verdict is about. */
export function isManifestOf(
  subject: Pick<Verdict['record'], 'commit' | 'tree'>,
  id: RecordId,
  { manifests }: GateRecords,
): boolean {
  const named = manifests.find((each) => each.id === id)?.record;
  return named?.commit === subject.commit && named.tree === subject.tree;
}

/**
 * Stops a pass that rests on no run of what the gate has run, on one that failed, or on one that
 * went well before another failed that its giver knew of.
 */
function uncheckedPass(verdict: Verdict, gate: GateTerms, court: Court): Flaw | undefined {
  const { verdict: word, commit, evidence: named } = verdict.record;
  if (word !== 'pass') return undefined;
  const { records, ruling } = court;
  const known = ({ id }: { readonly id: RecordId }): boolean =>
    named.includes(id) || ruling.history.precedes(id, verdict.id);
  const checks = checksOn(gate, commit, {
    didWork: (who) => workUnknowing(verdict, who, groundOf(court)) !== undefined,
    records: { evidence: (gate.checks ?? []).length === 0 ? [] : records.evidence.filter(known) },
  });
  const open = checks.find(
    ({ standing, by }) => standing !== 'good' || by === undefined || !named.includes(by.id),
  );
  if (open === undefined) return undefined;
  const why = `it does not rest on the newest run of check ${open.check.name}, or that did not go well`;
  return { code: 'gate.unchecked', severity: 'error', why };
}

/**
 * Stops a pass that rests on no evidence for something that the gate needs, or on such that was
 * taken away before it was given: for a criterion of its own version of the terms, on its commit.
 */
function shortPass(verdict: Verdict, gate: GateTerms, court: Court): Flaw | undefined {
  const { verdict: word, commit, evidence: named } = verdict.record;
  if (word !== 'pass') return undefined;
  const knows = knownBy(verdict, named, court.ruling);
  const { brief, ...from } = evidenceKnown(asked(verdict, court), knows);
  const open = neededBy(gate, criteriaOn(brief, from, commit)).find(
    ({ shownBy }) => !shownBy.some(({ entry }) => named.includes(entry.id)),
  );
  if (open === undefined) return undefined;
  const why = `it does not rest on evidence that shows criterion ${open.criterion.id}`;
  return { code: 'gate.short-evidence', severity: 'error', why };
}

/** The brief as the verdict's own version of the terms has it. */
function asked({ record }: Verdict, court: Court): Court {
  const version = court.brief.versions.find(({ id }) => id === record.terms);
  const terms = version?.terms ?? court.brief.terms;
  return { ...court, brief: { ...court.brief, terms } };
}

/** Stops a pass over what its giver found and called more than a remark. */
function weightyPass({ record }: Verdict): Flaw | undefined {
  const weighty = record.findings.find(({ severity }) => severity !== 'minor');
  if (record.verdict !== 'pass' || weighty === undefined) return undefined;
  const why = `it carries the ${weighty.severity} finding ${weighty.id}`;
  return { code: 'gate.findings-open', severity: 'error', why };
}

/** Stops one holder from taking back, in another's name, what that other one said. */
function notTheirsToReplace(verdict: Verdict, gate: GateTerms, court: Court): Flaw | undefined {
  const { supersedes, verdict: word } = verdict.record;
  if (supersedes === undefined && word !== 'withdrawn') return undefined;
  const replaced = court.records.verdicts.find(({ id }) => id === supersedes);
  if (replaced?.author === verdict.author && replaced.record.gate === gate.name) return undefined;
  const why = 'it withdraws a verdict that is not the own one at this gate';
  return { code: 'gate.not-yours', severity: 'warning', why };
}
