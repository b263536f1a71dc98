/**
 * What the canonical form can say: text, safe integers, booleans, lists and maps. There is no
 * null (an absent key says it) and no fraction (whose text differs between languages).
 */
export type Value = string | number | boolean | readonly Value[] | ValueMap;

/** A map whose keys keep their order. Decoded maps have no prototype, so only own keys answer. */
export interface ValueMap {
  readonly [key: string]: Value;
}

/** Tells a list from the other values. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Tells a map from the other values. */
export function isMap(value: Value): value is ValueMap {
  return typeof value === 'object' && !Array.isArray(value);
}
