/** What a shape finds wrong: where (`criteria[2].id`) and what. */
export interface ShapeProblem {
  readonly at: string;
  readonly problem: string;
}

/**
 * Says which values a place in a record may hold. Shapes are ours rather than a library's because
 * one table must give the type, the limits and the order in which keys are written and signed,
 * and because every verb reads records while no hot verb can afford to load a schema library.
 */
export interface Shape<T> {
  /** Adds every problem of a value to the list; nothing added means the value is a `T`. */
  find(value: unknown, at: string, problems: ShapeProblem[]): void;
  /** Only carries the type. */
  readonly type?: T;
  readonly optional?: boolean;
  /** Fields of a map, in the order in which they are written. */
  readonly fields?: Fields;
  /** What a list holds. */
  readonly element?: Shape<unknown>;
}

/** The TypeScript type that a shape admits. */
export type TypeOf<S> = S extends Shape<infer T> ? T : never;

/** Keys of a map in the order in which they are written. */
export type Fields = Readonly<Record<string, Shape<unknown>>>;

type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly optional: true } ? K : never;
}[keyof F];

/** The TypeScript type of a map with these fields. */
export type MapOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: TypeOf<F[K]>;
} & { readonly [K in OptionalKeys<F>]?: TypeOf<F[K]> };

/** Makes a field that may be absent. */
export function optional<T>(shape: Shape<T>): Shape<T> & { readonly optional: true } {
  return { ...shape, optional: true };
}

/** A whole number within bounds. */
export function integer(min: number, max: number): Shape<number> {
  return {
    find(value, at, problems) {
      const fits = typeof value === 'number' && Number.isSafeInteger(value);
      if (!fits || value < min || value > max || Object.is(value, -0)) {
        problems.push({ at, problem: `must be a whole number from ${min} to ${max}` });
      }
    },
  };
}

/** `true` or `false`. */
export const boolean: Shape<boolean> = {
  find(value, at, problems) {
    if (typeof value !== 'boolean') problems.push({ at, problem: 'must be true or false' });
  },
};

/** One of a few words. */
export function word<const W extends string>(...words: readonly W[]): Shape<W> {
  return {
    find(value, at, problems) {
      if (!(words as readonly unknown[]).includes(value)) {
        problems.push({ at, problem: `must be one of ${words.join(', ')}` });
      }
    },
  };
}

/** A list with a bounded number of elements. */
export function list<T>(shape: Shape<T>, max: number, min = 0): Shape<readonly T[]> {
  return {
    element: shape,
    find(value, at, problems) {
      if (!Array.isArray(value)) {
        problems.push({ at, problem: 'must be a list' });
      } else if (value.length > max || value.length < min) {
        problems.push({ at, problem: `must have ${min} to ${max} elements, has ${value.length}` });
      } else {
        value.forEach((element, index) => {
          shape.find(element, `${at}[${index}]`, problems);
        });
      }
    },
  };
}

/** A map with exactly these keys, in exactly this order. */
export function map<const F extends Fields>(fields: F): Shape<MapOf<F>> & { readonly fields: F } {
  const listed = Object.entries(fields);
  return {
    fields,
    find(value, at, problems) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        problems.push({ at, problem: 'must be a map' });
        return;
      }
      const given = value as Readonly<Record<string, unknown>>;
      const within = (key: string): string => (at === '' ? key : `${at}.${key}`);
      for (const [key, shape] of listed) {
        if (Object.hasOwn(given, key)) shape.find(given[key], within(key), problems);
        else if (shape.optional !== true) problems.push({ at: within(key), problem: 'is missing' });
      }
      problems.push(...keyProblems(fields, Object.keys(given), at));
    },
  };
}

/** What is wrong with the keys of a map beside their values: they are not known, or out of order. */
function keyProblems(fields: Fields, present: readonly string[], at: string): ShapeProblem[] {
  const order = Object.keys(fields).filter((key) => present.includes(key));
  if (order.length === present.length && order.every((key, place) => key === present[place]))
    return [];
  const unknown = present.filter((key) => !Object.hasOwn(fields, key));
  if (unknown.length === 0)
    return [{ at, problem: `keys must stand in the order ${order.join(', ')}` }];
  return unknown.map((key) => ({
    at: at === '' ? key : `${at}.${key}`,
    problem: 'is not known here',
  }));
}

/** Puts a map's keys (and those of maps inside it) in the order that its shape fixes. */
export function inOrder(shape: Shape<unknown>, value: unknown): unknown {
  if (Array.isArray(value)) {
    const { element } = shape;
    return element === undefined ? value : value.map((each) => inOrder(element, each));
  }
  const { fields } = shape;
  if (fields === undefined || typeof value !== 'object' || value === null) return value;
  return fieldsInOrder(fields, value as Readonly<Record<string, unknown>>);
}

/** Orders one map by its fields; absent and undefined ones are left out, unknown ones come last. */
export function fieldsInOrder(
  fields: Fields,
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const [key, shape] of Object.entries(fields)) {
    if (value[key] !== undefined) ordered[key] = inOrder(shape, value[key]);
  }
  for (const [key, field] of Object.entries(value)) {
    if (!Object.hasOwn(fields, key) && field !== undefined) ordered[key] = field;
  }
  return ordered;
}
