import { formOf, literalHeader } from './canonical-scalar.ts';
import { isList, isMap, type Value, type ValueMap } from './value.ts';

const STEP = '  ';

/**
 * Writes the one canonical text of a map. Trusts its argument: `encodeCanonical` checks values
 * that come from elsewhere, the decoder makes no others.
 */
export function canonicalText(map: ValueMap): string {
  return isEmpty(map) ? '{}\n' : mapText(map, '');
}

function mapText(map: ValueMap, pad: string): string {
  let text = '';
  for (const key of Object.keys(map)) {
    const value = map[key] as Value;
    text += isNested(value)
      ? `${pad}${key}:\n${nestedText(value, pad + STEP)}`
      : `${pad}${key}: ${leafText(value, pad)}`;
  }
  return text;
}

function listText(list: readonly Value[], pad: string): string {
  let text = '';
  for (const value of list) text += `${pad}- ${elementText(value, pad)}`;
  return text;
}

/** A map or list inside a list begins on the line of the dash, in place of its first padding. */
function elementText(value: Value, pad: string): string {
  if (!isNested(value)) return leafText(value, pad);
  const inner = pad + STEP;
  return nestedText(value, inner).slice(inner.length);
}

type Nested = readonly Value[] | ValueMap;

function nestedText(value: Nested, pad: string): string {
  return isList(value) ? listText(value, pad) : mapText(value, pad);
}

function leafText(value: Value, pad: string): string {
  if (typeof value === 'string') return stringText(value, pad);
  if (isList(value)) return '[]\n';
  return isMap(value) ? '{}\n' : `${String(value)}\n`;
}

function stringText(text: string, pad: string): string {
  const form = formOf(text);
  if (form === 'plain') return `${text}\n`;
  if (form === 'quoted') return `${JSON.stringify(text)}\n`;
  return `${literalHeader(text)}\n${literalLines(text, pad + STEP)}`;
}

/** Empty lines get no padding, so that no line ends in white space that the text has not. */
function literalLines(text: string, pad: string): string {
  const body = text.endsWith('\n') ? text : `${text}\n`;
  const lines = body.replace(/\n(?=[^\n])/g, `\n${pad}`);
  return lines.startsWith('\n') ? lines : pad + lines;
}

function isNested(value: Value): value is Nested {
  return typeof value === 'object' && !isEmpty(value);
}

function isEmpty(value: Nested): boolean {
  return isList(value) ? value.length === 0 : Object.keys(value).length === 0;
}
