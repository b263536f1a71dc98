import type { BriefTerms } from '../records/index.ts';

/** The fields of a brief's terms, in the order in which they are written and compared. */
export const TERMS_FIELDS = [
  'title',
  'mandate',
  'criteria',
  'gates',
  'boundaries',
  'assignees',
] as const satisfies readonly (keyof BriefTerms)[];

/** Takes the terms out of a record that holds them among its other fields. */
export function termsOf(record: BriefTerms): BriefTerms {
  const { title, mandate, criteria, gates, boundaries, assignees } = record;
  return { title, mandate, criteria, gates, boundaries, assignees };
}

/** Names the fields in which two terms differ; the order of keys inside them does not matter. */
export function changedFields(before: BriefTerms, after: BriefTerms): (keyof BriefTerms)[] {
  return TERMS_FIELDS.filter((field) => stable(before[field]) !== stable(after[field]));
}

/**
 * Names the gates of `before` that `after` changed or dropped, and the boundaries that it dropped.
 * Whoever did the work must not do that: it would hand the gate to a friend, and let the work out.
 */
export function movedGates(before: BriefTerms, after: BriefTerms): string[] {
  const kept = new Set(after.gates.map(stable));
  const gates = before.gates.filter((gate) => !kept.has(stable(gate))).map((gate) => gate.name);
  return [...gates, ...before.boundaries.filter((word) => !after.boundaries.includes(word))];
}

/** Writes a value so that equal values give equal text: keys sorted, undefined left out. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
