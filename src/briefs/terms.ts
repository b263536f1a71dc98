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
 * Names what work is measured by and `after` changed or dropped: gates, and criteria but for their
 * words; and boundaries that it dropped. Whoever did the work must not do that: it would hand the
 * gate to a friend, show something easier, and let the work out.
 */
export function movedMeasures(before: BriefTerms, after: BriefTerms): string[] {
  const gates = new Set(after.gates.map(stable));
  const criteria = new Set(after.criteria.map(measureOf));
  return [
    ...before.gates.filter((gate) => !gates.has(stable(gate))).map(({ name }) => name),
    ...before.criteria.filter((each) => !criteria.has(measureOf(each))).map(({ id }) => id),
    ...before.boundaries.filter((word) => !after.boundaries.includes(word)),
  ];
}

/** All of a criterion that a machine goes by: people see what became of its words. */
function measureOf(criterion: BriefTerms['criteria'][number]): string {
  return stable({ ...criterion, text: undefined });
}

/** Writes a value so that equal values give equal text: keys sorted, undefined left out. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
