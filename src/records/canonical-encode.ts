import { findUnsafe, LIMITS, utf8 } from '../base/index.ts';
import { isKey } from './canonical-scalar.ts';
import { canonicalText } from './canonical-text.ts';
import { notEncodable } from './errors.ts';
import type { ValueMap } from './value.ts';

type Properties = Readonly<Record<string, unknown>>;

/**
 * Writes a map as canonical YAML, UTF-8, keys in the order of the map. Equal values give equal
 * bytes. The format is `docs/formats/record.md`.
 *
 * @throws SosError `records.not-encodable` for what the form cannot say: null, undefined,
 * fractions, keys beyond `[a-z][A-Za-z0-9]*`, unsafe characters, nesting above `LIMITS.depth`.
 */
export function encodeCanonical(map: Properties): Uint8Array {
  refuseInMap(map, '', 1);
  return utf8(canonicalText(map as ValueMap));
}

function refuse(value: unknown, at: string, depth: number): void {
  if (typeof value === 'string') refuseInText(value, at);
  else if (typeof value === 'number') refuseNumber(value, at);
  else if (Array.isArray(value)) refuseInList(value, at, depth);
  else if (typeof value === 'object' && value !== null) {
    refuseInMap(value as Properties, at, depth);
  } else if (typeof value !== 'boolean') {
    throw notEncodable(at, 'is neither text, whole number, boolean, list nor map');
  }
}

function refuseInMap(map: Properties, at: string, depth: number): void {
  // Stops a Date or a Map, which has no keys of its own, from being written as an empty map.
  if (!isPlain(map)) {
    throw notEncodable(at, 'is an object that is no plain map');
  }
  const keys = Object.keys(map);
  if (keys.length > 0) refuseDepth(at, depth);
  for (const key of keys) {
    const place = at === '' ? key : `${at}.${key}`;
    if (!isKey(key)) throw notEncodable(place, 'has a key that is no camel-case word');
    refuse(map[key], place, depth + 1);
  }
}

/** A plain map inherits from nothing, or from one object that itself inherits from nothing. */
function isPlain(map: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(map);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refuseInList(list: readonly unknown[], at: string, depth: number): void {
  if (list.length > 0) refuseDepth(at, depth);
  for (const [index, element] of list.entries()) refuse(element, `${at}[${index}]`, depth + 1);
}

/** An empty map or list stands on the line of its key and is no level of its own. */
function refuseDepth(at: string, depth: number): void {
  if (depth > LIMITS.depth) throw notEncodable(at, `is nested deeper than ${LIMITS.depth}`);
}

function refuseNumber(value: number, at: string): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw notEncodable(at, 'is not a whole number that every reader can hold');
  }
}

function refuseInText(value: string, at: string): void {
  const unsafe = findUnsafe(value);
  if (unsafe !== undefined) {
    throw notEncodable(at, `holds ${unsafe.name} at character ${unsafe.index}`);
  }
}
