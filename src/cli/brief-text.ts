import { SosError, textOf, utf8 } from '../base/index.ts';
import { joinWords, parseBriefDraft, type BriefDraft } from '../briefs/index.ts';
import type { Host } from '../host/index.ts';
import { editText, type Editing } from './edit-text.ts';
import { noSuchTemplate, textKept } from './errors-of-texts.ts';
import { readText, sourceName } from './read-source.ts';

/** Bytes of the largest text that is read as a brief. */
export const LARGEST_BRIEF = 256 * 1024;

/** Templates of the package, the usual one first. */
export const TEMPLATES = ['default', 'release', 'fix'] as const;

/** Where the text of a brief comes from. */
export interface BriefSource {
  /** A path, or `-` for standard input; without it an editor opens. */
  readonly file: string | undefined;
  /** Where the text stays when it is refused, or is edited. */
  readonly keep: string | undefined;
  readonly editing: Omit<Editing, 'path' | 'fileName'>;
  /** The words to type to try the text again. */
  again(path: string): readonly string[];
}

/** Reads a template of a brief. */
export async function templateText(
  { files, environment }: Host,
  template: (typeof TEMPLATES)[number],
): Promise<string> {
  const path = files.join(environment.packageFolder, 'templates', 'briefs', `${template}.md`);
  const text = textOf((await files.read(path, { maxBytes: LARGEST_BRIEF })) ?? new Uint8Array());
  if (text === undefined || text === '') throw noSuchTemplate(template);
  return text;
}

/**
 * Gets the text of a brief and does something with what it says. Where that is refused, the text
 * is kept and the refusal says where: nobody writes a brief twice.
 */
export async function withBriefText<T>(
  host: Host,
  source: BriefSource,
  use: (draft: BriefDraft) => Promise<T>,
): Promise<T> {
  const typed = await typedText(host, source);
  try {
    const done = await use(await parseBriefDraft(typed.text, typed.name));
    await typed.forget();
    return done;
  } catch (error) {
    const path = await typed.keep();
    if (path === undefined || !(error instanceof SosError)) throw error;
    throw textKept(error, path, joinWords(source.again(path)));
  }
}

interface TypedText {
  readonly text: string;
  readonly name: string;
  /** Sees to it that the text lies in a file and names it; undefined where nobody asked for one. */
  keep(): Promise<string | undefined>;
  forget(): Promise<void>;
}

async function typedText(host: Host, { file, keep, editing }: BriefSource): Promise<TypedText> {
  if (file === undefined) {
    const edited = await editText(host, { ...editing, path: keep, fileName: 'brief.md' });
    const { text, path } = edited;
    const kept = () => Promise.resolve(path);
    return { text, name: 'your text', keep: kept, forget: () => edited.forget() };
  }
  const text = await readText(host, file, LARGEST_BRIEF);
  return {
    text,
    name: sourceName(file),
    keep: () => keepText(host, text, keep),
    forget: () => Promise.resolve(),
  };
}

async function keepText(
  { files, environment }: Host,
  text: string,
  keep: string | undefined,
): Promise<string | undefined> {
  if (keep === undefined) return undefined;
  const path = files.absolute(keep, environment.folder);
  await files.replace(path, utf8(text), { mode: 0o600 });
  return path;
}
