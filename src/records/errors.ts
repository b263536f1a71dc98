import { showUnsafe, SosError } from '../base/index.ts';

/** A value that the canonical form cannot say; `at` is its place, such as `criteria[2].id`. */
export function notEncodable(at: string, problem: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'records.not-encodable',
    message: `Cannot write ${at === '' ? 'the record' : at}: it ${problem}. Nothing was written.`,
    facts: { at, problem },
  });
}

/** A signer gave something that is not one armored SSH signature. */
export function notASignature(): SosError {
  return new SosError({
    kind: 'failed',
    code: 'records.not-a-signature',
    message: 'The signer gave no armored SSH signature. The record was not made.',
  });
}

/** What is wrong with typed YAML, and where; line and column count from 1. */
export interface TypedYamlProblem {
  readonly problem: string;
  readonly line: number;
  readonly column: number;
}

/** A person typed YAML that cannot be read or holds more than plain data. */
export function typedYamlRefused(name: string, found: TypedYamlProblem): SosError {
  const { line, column } = found;
  const problem = showUnsafe(found.problem);
  return new SosError({
    kind: 'usage',
    code: 'records.typed-yaml',
    message: `Cannot read ${showUnsafe(name)}, line ${line}, column ${column}: ${problem}. Nothing was changed.`,
    hint: 'Plain YAML is expected: maps, lists and text, without tags, aliases or a key twice.',
    facts: { problem, line, column },
  });
}

/** Typed YAML is larger than anybody types. */
export function typedYamlTooLarge(
  name: string,
  sizes: { readonly size: number; readonly maxBytes: number },
): SosError {
  const { size, maxBytes } = sizes;
  return new SosError({
    kind: 'usage',
    code: 'records.typed-yaml-too-large',
    message: `Cannot read ${showUnsafe(name)}: it has ${size} bytes, more than ${maxBytes}. Nothing was changed.`,
    facts: { size, maxBytes },
  });
}

/** Front matter begins and does not end, so that no one can tell it from the body. */
export function frontMatterOpen(name: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'records.front-matter-open',
    message: `Cannot read ${showUnsafe(name)}: front matter begins on line 1 and has no second --- line. Nothing was changed.`,
    hint: 'End the front matter with a line ---.',
  });
}
