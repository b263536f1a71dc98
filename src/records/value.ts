/**
 * What the canonical form can say: text, safe integers, booleans, lists and maps. There is no
 * null (an absent key says it) and no fraction (whose text differs between languages).
 */
export type Value = string | number | boolean | readonly Value[] | ValueMap;

/** A map whose keys keep their order. Decoded maps come from `emptyMap`: only own keys answer. */
export interface ValueMap {
  readonly [key: string]: Value;
}

/**
 * Makes empty maps, which inherit from nothing but an empty object that cannot change. An object
 * without any prototype would do as well, but engines keep those as hash tables: they take several
 * times the memory and the time, and every record is such a map.
 */
const OwnKeysOnly = function () {
  // Keys come later.
} as unknown as new () => Record<string, Value>;
OwnKeysOnly.prototype = Object.freeze(Object.create(null) as object);

/** Makes an empty map. It answers for no key that it does not hold: records are hostile. */
export function emptyMap(): Record<string, Value> {
  return new OwnKeysOnly();
}

/** Tells a list from the other values. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Tells a map from the other values. */
export function isMap(value: Value): value is ValueMap {
  return typeof value === 'object' && !Array.isArray(value);
}
