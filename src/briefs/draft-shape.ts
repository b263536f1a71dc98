import { z } from 'zod';
import { splitWords } from './command-line.ts';

const SHELL_HINT = 'quote it, or write [sh, -c, "…"] to use a shell on purpose';

const NOT_A_COMMAND = 'must be a command line or a list of words; put numbers in quotes';

/** A command line split into words, or a list of words as they are. */
const command = z.unknown().transform((typed, context): readonly string[] => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (typeof typed === 'string') {
    const split = splitWords(typed);
    return split.ok ? split.words : refuse(`${split.problem}; ${SHELL_HINT}`);
  }
  return isWordList(typed) ? typed : refuse(NOT_A_COMMAND);
});

function isWordList(typed: unknown): typed is readonly string[] {
  return Array.isArray(typed) && typed.length > 0 && typed.every((w) => typeof w === 'string');
}

const criterionShape = z.strictObject({
  id: z.string(),
  text: z.string(),
  check: command.optional(),
  suite: z.string().optional(),
  grade: z.enum(['claim', 'self', 'ci', 'gate']).optional(),
  fresh: z.enum(['challenge']).optional(),
});

const gateShape = z.strictObject({
  name: z.string(),
  holder: z.string(),
  trigger: z.enum(['submission', 'request']).optional(),
  needs: z.array(z.string()).default([]),
  person: z.boolean().optional(),
  checks: z.array(z.strictObject({ name: z.string(), run: command })).optional(),
});

/** The front matter of a brief draft as a person types it: its form, not yet its limits. */
const draftShape = z.strictObject({
  title: z.string(),
  id: z.string().optional(),
  criteria: z.array(criterionShape).default([]),
  gates: z.array(gateShape).default([]),
  boundaries: z.array(z.string()).default([]),
  assignees: z.array(z.string()).default([]),
});

/** The front matter of a brief draft, read. */
export type TypedDraft = z.infer<typeof draftShape>;

/** Reads front matter, or says everything that is wrong with it in people's words. */
export function readDraftShape(
  value: unknown,
): { readonly draft: TypedDraft } | { readonly problems: readonly string[] } {
  const read = draftShape.safeParse(value, { reportInput: true });
  if (read.success) return { draft: read.data };
  return { problems: read.error.issues.map(inWords) };
}

function inWords(found: z.core.$ZodIssue): string {
  const place = placeOf(found.path);
  const prefix = place === '' ? '' : `${place} `;
  switch (found.code) {
    case 'invalid_type':
      return found.input === undefined ? `${prefix}is missing` : prefix + mustBe(found.expected);
    case 'unrecognized_keys':
      return `${prefix}does not know ${found.keys.join(', ')}`;
    case 'invalid_value':
      return `${prefix}must be one of ${found.values.join(', ')}`;
    default:
      return prefix + found.message;
  }
}

function mustBe(expected: string): string {
  if (expected === 'string') return 'must be text; put it in quotes';
  if (expected === 'array') return 'must be a list';
  if (expected === 'boolean') return 'must be true or false';
  return 'must be a map of fields';
}

/** `criteria`, 1, `check` reads `criteria 2, check`: people count from one. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? ` ${part + 1}` : `, ${String(part)}`))
    .join('')
    .replace(/^, /, '');
}
