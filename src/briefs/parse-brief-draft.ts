import {
  kinds,
  readTypedYaml,
  splitFrontMatter,
  type BriefTerms,
  type Criterion,
  type ShapeProblem,
} from '../records/index.ts';
import type { TypedDraft } from './draft-shape.ts';
import { badDraft } from './errors.ts';

/** A brief as somebody typed it. */
export interface BriefDraft {
  /** The id asked for; undefined takes the next free one. */
  readonly id: string | undefined;
  readonly terms: BriefTerms;
}

const MAX_FRONT_MATTER = 64 * 1024;
const MAX_DEPTH = 8;

/**
 * Reads a brief from Markdown with YAML front matter; the body is the mandate, without the empty
 * lines around it. `name` is what an error calls the text. Throws `briefs.bad-draft`, which says
 * everything that is wrong, or what `readTypedYaml` throws.
 */
export async function parseBriefDraft(text: string, name = 'the draft'): Promise<BriefDraft> {
  const { yaml, body } = splitFrontMatter(text, name);
  const limits = { maxBytes: MAX_FRONT_MATTER, maxDepth: MAX_DEPTH, name };
  const typed = withoutEmpty(await readTypedYaml(yaml, limits));
  // The schema library is loaded only by who reads what a person typed.
  const { readDraftShape } = await import('./draft-shape.ts');
  const read = readDraftShape(typed ?? {});
  if ('problems' in read) throw badDraft(name, read.problems);
  const { id } = read.draft;
  const terms = termsIn(read.draft, mandateIn(body));
  const problems = [...doubled(read.draft), ...beyondRecord(terms, id)];
  if (problems.length > 0) throw badDraft(name, problems);
  return { id, terms };
}

/** Holds a draft against the record that it will become, so that limits are written down once. */
function beyondRecord(terms: BriefTerms, id = 'B001'): string[] {
  const problems: ShapeProblem[] = [];
  kinds.brief.find({ brief: id, ...terms }, '', problems);
  return problems.map(({ at, problem }) => `${asTyped(at)} ${problem}`);
}

/** `criteria[0].run[2]` in a record is `criteria 1, check 3` to who typed it. */
function asTyped(at: string): string {
  return at
    .replace(/^brief$/, 'id')
    .replace('.run', '.check')
    .replaceAll(/\[(\d+)\]/g, (_, index: string) => ` ${Number(index) + 1}`)
    .replaceAll('.', ', ');
}

/** A key without a value says nothing; in YAML it says null. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutEmpty(inner)]));
}

function doubled({ criteria, gates }: TypedDraft): string[] {
  return [
    ...namedTwice(
      'criteria',
      criteria.map(({ id }) => id),
    ),
    ...namedTwice(
      'gates',
      gates.map(({ name }) => name),
    ),
  ];
}

function namedTwice(place: string, names: readonly string[]): string[] {
  const again = names.filter((name, index) => names.indexOf(name) < index);
  return [...new Set(again)].map((name) => `${place} must not name ${name} twice`);
}

function mandateIn(body: string): string {
  return body
    .replaceAll('\r\n', '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function termsIn(draft: TypedDraft, mandate: string): BriefTerms {
  return {
    title: draft.title,
    mandate,
    criteria: draft.criteria.map(criterionIn),
    gates: draft.gates.map(({ name, holder, trigger, needs, person, checks = [] }) => ({
      name,
      holder,
      ...(trigger === undefined ? {} : { trigger }),
      needs,
      ...(person === undefined ? {} : { person }),
      ...(checks.length === 0 ? {} : { checks }),
    })),
    boundaries: draft.boundaries,
    assignees: draft.assignees,
  };
}

function criterionIn(typed: TypedDraft['criteria'][number]): Criterion {
  const { id, text, check, suite, grade, fresh } = typed;
  const runnable = check !== undefined || suite !== undefined;
  return {
    id,
    text,
    ...(check === undefined ? {} : { run: check }),
    ...(suite === undefined ? {} : { suite }),
    // What can be run has to be run; the rest can only be claimed.
    grade: grade ?? (runnable ? 'self' : 'claim'),
    ...(fresh === undefined ? {} : { fresh }),
  };
}
