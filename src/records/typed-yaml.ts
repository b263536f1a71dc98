import { findUnsafe, utf8 } from '../base/index.ts';
import { typedYamlRefused, typedYamlTooLarge } from './errors.ts';

/** How large typed YAML may be, and what an error calls it. */
export interface TypedYamlLimits {
  readonly maxBytes: number;
  /** Maps and lists inside each other. */
  readonly maxDepth: number;
  /** What the person knows it by, such as a path; `the text` where it is left out. */
  readonly name?: string;
}

/**
 * Reads YAML that a local person typed (front matter, templates): YAML 1.2, one document, no
 * aliases, no tags, no key twice. Gives null, text, finite numbers, booleans, arrays, and maps
 * without prototype. Never for what comes from a ledger: that is `decodeCanonical`.
 *
 * @throws SosError `records.typed-yaml`, with line and column (from 1) among its facts, and
 * `records.typed-yaml-too-large`.
 */
export async function readTypedYaml(text: string, limits: TypedYamlLimits): Promise<unknown> {
  const { maxBytes, maxDepth, name = 'the text' } = limits;
  const size = utf8(text).length;
  // Stops the parser, which is not linear in time, from meeting what nobody types.
  if (size > maxBytes) throw typedYamlTooLarge(name, { size, maxBytes });
  const refuse = (problem: string, offset: number): never => {
    throw typedYamlRefused(name, { problem, ...placeOf(text, offset) });
  };
  // Editors on Windows end lines with CR LF; CR elsewhere is as unsafe as any control character.
  const unsafe = findUnsafe(text.replaceAll('\r\n', ' \n'));
  if (unsafe !== undefined) refuse(`holds the character ${unsafe.name}`, unsafe.index);
  const { parseTypedYaml } = await import('./typed-yaml-parser.ts');
  return parseTypedYaml(text, { maxDepth, refuse });
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
