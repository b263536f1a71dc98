import { textOf } from '../base/index.ts';
import {
  allowlistShape,
  inOrder,
  readTypedYaml,
  type Allowlist,
  type ShapeProblem,
} from '../records/index.ts';
import { badAllowlist } from './errors.ts';

const LARGEST = 256 * 1024;

const NO_MAGIC = 'which would change what it means; a pattern is a path with * and **';

/** Reads an allowlist that a person wrote. Throws `release.bad-allowlist`. */
export async function readAllowlist(path: string, bytes: Uint8Array): Promise<Allowlist> {
  const text = textOf(bytes);
  if (text === undefined) throw badAllowlist(path, 'it is not UTF-8');
  const typed = await readTypedYaml(text, { maxBytes: LARGEST, maxDepth: 4, name: path });
  const ordered = inOrder(allowlistShape, typed);
  const problems: ShapeProblem[] = [];
  allowlistShape.find(ordered, '', problems);
  const [first] = problems;
  if (first !== undefined) throw badAllowlist(path, `${first.at} ${first.problem}`.trim());
  const allowlist = ordered as Allowlist;
  const magic = patternsOf(allowlist).find((pattern) => pattern.startsWith(':'));
  if (magic !== undefined) throw badAllowlist(path, `${magic} begins with a colon, ${NO_MAGIC}`);
  return allowlist;
}

function patternsOf({ paths, except = [], mustHave = [], mustNotHave = [] }: Allowlist): string[] {
  return [...paths, ...except, ...mustHave, ...mustNotHave];
}
