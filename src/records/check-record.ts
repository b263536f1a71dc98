import { envelopeFields, type Envelope } from './envelope.ts';
import { isKnownKind, kinds, type Kind } from './kinds/index.ts';
import { envelopeProblems, findRuleProblems } from './record-rules.ts';
import type { Draft, KnownRecord, UnknownRecord } from './record.ts';
import {
  fieldsInOrder,
  inOrder,
  map,
  type Fields,
  type Shape,
  type ShapeProblem,
} from './shape.ts';

/** What a decoded payload turned out to be. */
export type RecordCheck =
  | { readonly ok: true; readonly known: true; readonly record: KnownRecord }
  | { readonly ok: true; readonly known: false; readonly record: UnknownRecord }
  | { readonly ok: false; readonly problems: readonly ShapeProblem[] };

/**
 * Holds a decoded payload against the envelope and the shape of its kind: fields, their order,
 * their limits, and the rules between them. Returns every problem.
 */
export function checkRecord(value: Readonly<Record<string, unknown>>): RecordCheck {
  const kind = typeof value['kind'] === 'string' ? value['kind'] : '';
  if (!isKnownKind(kind)) return checkUnknown(value);
  const problems: ShapeProblem[] = [];
  recordShape(kind).find(value, '', problems);
  if (problems.length > 0) return { ok: false, problems };
  const record = value as unknown as KnownRecord;
  const broken = findRuleProblems(record);
  return broken.length > 0 ? { ok: false, problems: broken } : { ok: true, known: true, record };
}

/** Finds what is wrong with a draft's own fields, for whoever has to know before doing something. */
export function draftProblems({ kind, ...fields }: Draft): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  kinds[kind].find(inOrder(kinds[kind], fields), '', problems);
  return problems;
}

/** Checks only the envelope: the fields of a later version's kind are not ours to judge. */
function checkUnknown(value: Readonly<Record<string, unknown>>): RecordCheck {
  const envelope: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (Object.hasOwn(envelopeFields, key)) envelope[key] = field;
  }
  const problems: ShapeProblem[] = [];
  envelopeShape.find(envelope, '', problems);
  if (problems.length === 0) problems.push(...envelopeProblems(envelope as unknown as Envelope));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    known: false,
    record: { ...(envelope as unknown as Envelope), unknown: true },
  };
}

const envelopeShape = map(envelopeFields);
const shapes = new Map<Kind, Shape<unknown> & { readonly fields: Fields }>();

/** The shape of a whole record of one kind: the envelope, then the kind's own fields. */
function recordShape(kind: Kind): Shape<unknown> & { readonly fields: Fields } {
  const made = shapes.get(kind);
  if (made !== undefined) return made;
  const shape = map({ ...envelopeFields, ...kinds[kind].fields });
  shapes.set(kind, shape);
  return shape;
}

/** Puts a record's keys in the order in which they are written and signed, leaving out undefined. */
export function orderedRecord(record: KnownRecord): Record<string, unknown> {
  return fieldsInOrder(recordShape(record.kind).fields, { ...record });
}
