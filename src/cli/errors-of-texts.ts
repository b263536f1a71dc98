import { showUnsafe, SosError } from '../base/index.ts';

/** A file that somebody named is not there. */
export function noSuchFile(path: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'cli.no-such-file',
    message: `there is no file ${path}; nothing was done`,
    hint: 'a path is looked up from the working folder; - reads standard input',
  });
}

/** A file that should hold text holds something else. */
export function notText(path: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.not-text',
    message: `${path} is not UTF-8 text; nothing was done`,
    hint: 'see what it is: a text in another encoding has to be written in UTF-8 first',
  });
}

/** What was typed holds bytes that are no UTF-8, or the sign that stands for them. */
export function bytesLost(word: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.bytes-lost',
    message: `${showUnsafe(word)} was typed with bytes that are not UTF-8 text, or with the sign for such bytes (U+FFFD); nothing was done`,
    hint: 'give the text in a file, or - for standard input',
  });
}

/** An editor was needed and there is no terminal for it. */
export function noEditorHere(verb: string, next: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.no-editor-here',
    message: `sos ${verb} opens an editor only on a terminal, and there is none; nothing was done`,
    hint: 'give the text in a file, or - for standard input',
    next,
  });
}

/** The editor could not be started, or said that it failed. */
export function editorFailed(editor: string, why: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'cli.editor-failed',
    message: `the editor ${editor} ${why}; nothing was written to the ledger`,
    hint: 'name another one in VISUAL or EDITOR; arguments are fine, a shell is not used',
  });
}

/** The same refusal, with word of where the text is that would otherwise be lost. */
export function textKept(refusal: SosError, path: string, command: string): SosError {
  const { kind, code, message, hint, next, facts } = refusal;
  const kept = `your text is kept in ${path}`;
  return new SosError({
    kind,
    code,
    message,
    hint: hint === undefined ? kept : `${hint}; ${kept}`,
    next: [command, ...next],
    facts: { ...facts, draft: path },
    cause: refusal,
  });
}

/** There is nothing to send. */
export function nothingToSay(verb: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.nothing-to-say',
    message: `sos ${verb} needs a text; nothing was sent`,
    hint: 'give it as an argument, with --file FILE, or on standard input with -',
    next: [`sos help ${verb}`],
  });
}

/** A text was given twice. */
export function textTwice(): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.text-twice',
    message: 'the text was given as an argument and as a file; nothing was sent',
    hint: 'give one of the two',
  });
}

/** The package has no template of this name. */
export function noSuchTemplate(template: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'cli.damaged-installation',
    message: `the installed package lacks the template ${template}; nothing was done`,
    hint: 'install git-sos again',
  });
}

/** What was typed after `--founder` is no pair. */
export function noFounderPair(typed: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.no-founder-pair',
    message: `${showUnsafe(typed)} is not NAME=FILE; nothing was begun`,
    hint: 'such as --founder athena=athena.pub',
    next: ['sos help init'],
  });
}
