import { LIMITS } from '../base/index.ts';
import type { Content } from './content.ts';
import type { Envelope } from './envelope.ts';
import type { KnownRecord, RecordOf } from './record.ts';
import type { ShapeProblem } from './shape.ts';

/** Finds what no single field can say: fields that exclude, demand or must agree with each other. */
export function findRuleProblems(record: KnownRecord): ShapeProblem[] {
  return [...envelopeProblems(record), ...kindProblems(record), ...contentProblems(record)];
}

/** Rules of the envelope that hold for kinds of any version. */
export function envelopeProblems(record: Envelope): ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  const genesis = record.kind === 'genesis';
  if ((record.seq === 0) !== (record.prev === undefined)) {
    problems.push({ at: 'prev', problem: 'must be there exactly when seq is above 0' });
  }
  if (genesis && (record.ledger !== '' || record.policy !== '' || record.seq !== 0)) {
    problems.push({ at: 'ledger', problem: 'genesis names no ledger and no policy and has seq 0' });
  }
  if (!genesis && (record.ledger === '' || record.policy === '')) {
    problems.push({ at: 'ledger', problem: 'only genesis may leave ledger or policy empty' });
  }
  if (new Set(record.seen).size !== record.seen.length) {
    problems.push({ at: 'seen', problem: 'must not name a record twice' });
  }
  return problems;
}

function kindProblems(record: KnownRecord): ShapeProblem[] {
  switch (record.kind) {
    case 'genesis':
      return [...twice('founders', record.founders, 'publicKey'), ...policyProblems(record)];
    case 'proposal':
      return [...twice('founders', record.founders, 'name'), ...policyProblems(record)];
    case 'message':
      return exactlyOne(record, ['body', 'content', 'command']).concat(messageProblems(record));
    case 'evidence':
      return exactlyOne(record, ['run', 'file', 'claim']).concat(checkProblems(record));
    case 'verdict':
      return verdictProblems(record);
    case 'brief':
    case 'amendment':
      return [
        ...twice('criteria', record.criteria, 'id'),
        ...twice('gates', record.gates, 'name'),
        ...record.gates.flatMap(({ checks = [] }) => twice('gates.checks', checks, 'name')),
      ];
    default:
      return [];
  }
}

/** Threat: a policy that nobody can ever change, because more must agree than there are. */
function policyProblems({ founders, terms }: RecordOf<'genesis' | 'proposal'>): ShapeProblem[] {
  const deciding = new Set(founders.map(({ name }) => name)).size;
  const problem = `must be at most ${deciding}, as many as there are founders`;
  return [
    ...twice('terms.roles', terms.roles, 'name'),
    ...(terms.threshold > deciding ? [{ at: 'terms.threshold', problem }] : []),
  ];
}

function exactlyOne(record: KnownRecord, keys: readonly string[]): ShapeProblem[] {
  const present = keys.filter((key) => Object.hasOwn(record, key));
  if (present.length === 1) return [];
  return [{ at: '', problem: `must have exactly one of ${keys.join(', ')}` }];
}

/** Threat: a run that counts as a gate's check, and so as no work, and shows a criterion as well. */
function checkProblems(record: RecordOf<'evidence'>): ShapeProblem[] {
  if (record.gate === undefined && record.check === undefined) return [];
  const { gate, check, brief, run } = record;
  const whole = [gate, check, brief, run].every(isThere);
  const alone = [record.criterion, record.reproduces, record.challenge].every(
    (each) => each === undefined,
  );
  if (whole && alone) return [];
  return [{ at: 'check', problem: 'stands with gate, brief and run, and without a criterion' }];
}

function messageProblems(record: RecordOf<'message'>): ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  if ((record.type === 'command') !== (record.command !== undefined)) {
    problems.push({ at: 'command', problem: 'must be there exactly when type is command' });
  }
  if (record.type === 'reply' && record.answers === undefined) {
    problems.push({ at: 'answers', problem: 'must be there in a reply' });
  }
  return problems;
}

function verdictProblems(record: RecordOf<'verdict'>): ShapeProblem[] {
  const problems = twice('findings', record.findings, 'id');
  if (record.verdict === 'block' && record.findings.length === 0) {
    problems.push({ at: 'findings', problem: 'must say what stands in the way' });
  }
  if (record.verdict !== 'pass' && record.supersedes !== undefined && record.reason === undefined) {
    problems.push({ at: 'reason', problem: 'must be there when a verdict is withdrawn' });
  }
  return problems;
}

function twice<K extends string>(
  at: string,
  elements: readonly Readonly<Record<K, string>>[],
  key: K,
): ShapeProblem[] {
  const names = elements.map((element) => element[key]);
  const again = names.find((name, index) => names.indexOf(name) !== index);
  return again === undefined ? [] : [{ at, problem: `must not name ${again} twice` }];
}

/** Every content a record names, in the order of its fields. */
export function contentsOf(record: KnownRecord): Content[] {
  if (record.kind === 'message') return [record.content, record.command?.content].filter(isThere);
  if (record.kind === 'manifest') return [record.list];
  if (record.kind !== 'evidence') return [];
  return [record.run?.output.content, record.file?.content].filter(isThere);
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function contentProblems(record: KnownRecord): ShapeProblem[] {
  const contents = contentsOf(record);
  const total = contents.reduce((size, each) => size + each.size, 0);
  const tooMuch = total > LIMITS.recordBlobs;
  // Stops a small record that claims few bytes and names many blobs.
  const uneven = contents.some(
    (each) => each.parts.length !== Math.ceil(each.size / LIMITS.blobPart),
  );
  return [
    ...(tooMuch ? [{ at: 'content', problem: `must be at most ${LIMITS.recordBlobs} bytes` }] : []),
    ...(uneven ? [{ at: 'content', problem: 'must have one part for each 4 MiB begun' }] : []),
  ];
}
