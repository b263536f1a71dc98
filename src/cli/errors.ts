import { shortId, SosError } from '../base/index.ts';

/** What is wrong with a command line, in words, and what was likely meant. */
export interface Usage {
  readonly verb: string;
  readonly detail: string;
  readonly suggestion: string | undefined;
}

/** The words name no verb. */
export function unknownVerb(words: string, suggestions: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.unknown-verb',
    message: `there is no verb "${words}"; nothing was done`,
    ...didYouMean(suggestions),
    next: suggestions.length === 0 ? ['sos help'] : suggestions.map((path) => `sos help ${path}`),
  });
}

/** A noun was typed without what to do with it. */
export function verbMissing(noun: string, verbs: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.verb-missing',
    message: `"sos ${noun}" needs one more word; nothing was done`,
    hint: `one of: ${verbs.join(', ')}`,
    next: [`sos help ${noun}`],
  });
}

/** `sos help` was asked about something that is neither verb nor topic. */
export function unknownTopic(words: string, suggestions: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.unknown-topic',
    message: `there is no help on "${words}"`,
    ...didYouMean(suggestions),
    next: ['sos help'],
  });
}

/** An option is not one of the verb's. */
export function unknownOption(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.unknown-option' });
}

/** A word or option that must be there is not. */
export function argumentMissing(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.argument-missing' });
}

/** An option that takes a value has none. */
export function valueMissing(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.value-missing' });
}

/** A value is not one that the option takes. */
export function badValue(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.bad-value' });
}

/** There are more words than the verb takes; often a text without quotes. */
export function tooManyArguments(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.too-many-arguments' });
}

function usageDetails({ verb, detail, suggestion }: Usage) {
  return {
    kind: 'usage' as const,
    message: `sos ${verb}: ${detail}; nothing was done`,
    ...didYouMean(suggestion === undefined ? [] : [suggestion]),
    next: [`sos help ${verb}`],
  };
}

function didYouMean(suggestions: readonly string[]): { hint?: string } {
  return suggestions.length === 0 ? {} : { hint: `did you mean ${suggestions.join(' or ')}?` };
}

/** There is no name to go by. */
export function nameNeeded(): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.name-needed',
    message: 'say what you are called in the ledger; nothing was changed',
    hint: 'a name has a-z, 0-9 and single . _ - between them',
    next: ['sos init NAME'],
  });
}

/** A sync did not settle; what is here stays here. */
export function notShared(outcome: string, remote: string, detail: string): SosError {
  const kind = outcome === 'refused' ? 'refused' : 'unreachable';
  return new SosError({
    kind,
    code: `sync.${outcome}`,
    message: `${remote} does not have everything that is here; all records are safe locally`,
    hint: detail === '' ? 'try again later' : detail,
    next: ['sos sync', 'sos doctor'],
  });
}

/** Verification found records that do not count, or could not see everything. */
export function notWhole(verdict: 'findings' | 'incomplete', count: number): SosError {
  return new SosError({
    kind: verdict === 'findings' ? 'untrusted' : 'incomplete',
    code: `verify.${verdict}`,
    message:
      verdict === 'findings'
        ? `${count} records or files do not count; the others do`
        : `${count} things that are named are not here, so no clean answer can be given`,
    hint: 'each finding above says which and why; nothing was changed',
    next: verdict === 'findings' ? ['sos show ID'] : ['sos sync'],
  });
}

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
    kind: 'failed',
    code: 'cli.not-text',
    message: `${path} is not UTF-8 text; nothing was done`,
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

/** A revision names no commit that is here. */
export function noSuchCommit(revision: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'cli.no-such-commit',
    message: `${revision} names no commit that is here; nothing was written`,
    hint: 'commit the work first, or fetch it',
    next: ['git status', 'git fetch'],
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

/** An inbox belongs to somebody, and nobody signs here. */
export function nobodyHere(): SosError {
  return new SosError({
    kind: 'failed',
    code: 'cli.nobody-here',
    message: 'there is no key in this work tree, so there is no inbox to look into',
    hint: 'make a key and ask to be enrolled, or name one in SOS_KEY',
    next: ['sos join NAME'],
  });
}

/** There is nothing to send. */
export function nothingToSay(verb: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.nothing-to-say',
    message: `${verb} needs a text; nothing was sent`,
    hint: 'give it as an argument, with --file FILE, or on standard input with -',
    next: [`sos ${verb} "text"`],
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

/** The bytes of a command are not all here, or not what was signed: nothing of it is shown. */
export function commandNotWhole(
  id: string,
  problem: 'missing' | 'altered',
  part: string,
): SosError {
  return new SosError({
    kind: 'untrusted',
    code: `command.${problem}`,
    message: `the command ${id} is not whole: part ${part} is ${problem}; nothing of it is shown`,
    hint: 'ask for it again, or fetch what is missing',
    next: ['sos sync', 'sos verify'],
  });
}

/** There is no such part. */
export function noSuchPart(part: number, of: number): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.no-such-part',
    message: `there is no part ${part}: the command has ${of} at this size`,
    hint: 'parts are counted from 1',
  });
}

/** Time ran out before it came. */
export function waitedInVain(what: string, seconds: number): SosError {
  return new SosError({
    kind: 'incomplete',
    code: 'cli.waited-in-vain',
    message: `${what} did not come in ${seconds} s`,
    hint: 'nothing is wrong; it is not there yet',
    next: ['sos status', 'sos sync'],
  });
}

/** There is no waiting for that. */
export function cannotWaitFor(what: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.cannot-wait-for',
    message: `sos wait does not know what ${what} is`,
    hint: 'it waits for mail, reply:ID or verdict:BRIEF/GATE',
    next: ['sos wait --for mail'],
  });
}

/** Only who a command was sent to may run it. */
export function notForYou(id: string, to: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'command.not-for-you',
    message: `${shortId(id)} was sent to ${to.join(', ')}; nothing was run`,
    next: [`sos command show ${shortId(id)}`],
  });
}

/** A command runs by the word of its recipient, who says which bytes are meant. */
export function consentNeeded(id: string, size: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'command.consent-needed',
    message: `${shortId(id)} (${size} bytes) runs only by your word; nothing was run`,
    hint: 'read it, then name the first 8 digits of its digest, or say --yes',
    next: [`sos command show ${shortId(id)}`],
  });
}
