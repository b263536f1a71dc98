import { shortId, showUnsafe, SosError } from '../base/index.ts';

/** The bytes of a command are not all here, or not what was signed: nothing of it is shown. */
export function commandNotWhole(
  id: string,
  problem: 'missing' | 'altered' | 'withheld',
  part: string,
): SosError {
  return new SosError({
    kind: problem === 'withheld' ? 'refused' : 'untrusted',
    code: `command.${problem}`,
    message: `the command ${id} is not whole: part ${part} is ${problem}; nothing of it is shown`,
    hint:
      problem === 'withheld'
        ? 'it held a secret: ask for a command without it'
        : 'ask for it again, or fetch what is missing',
    next: problem === 'withheld' ? [`sos thread ${id}`] : ['sos sync', 'sos verify'],
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

/** Its recipient said that they will not run it. */
export function commandDeclined(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'command.declined',
    message: `you declined ${shortId(id)}; nothing was run`,
    hint: 'take it on after all, or run it against your word with --again',
    next: [`sos command accept ${shortId(id)}`, `sos thread ${shortId(id)}`],
  });
}

/** Another process of this clone runs it now. */
export function commandRuns(id: string, holder: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'command.running',
    message: `${shortId(id)} is being run by ${showUnsafe(holder)}; nothing was run`,
    hint: 'its run will be recorded; look then',
    next: [`sos command show ${shortId(id)}`, `sos thread ${shortId(id)}`],
  });
}

/** Another clone of its recipient took it on while this one did. */
export function commandTaken(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'command.taken',
    message: `you took ${shortId(id)} on in another clone meanwhile, which may run it; nothing was run`,
    hint: 'sync and look whether it was run there; if it was not, run it here',
    next: ['sos sync', `sos thread ${shortId(id)}`],
  });
}

/** Its recipient ran it before. */
export function commandRunBefore(id: string, run: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'command.run-before',
    message: `you ran ${shortId(id)} before; nothing was run`,
    hint: 'look at how that ended; if it bears being done twice, say --again',
    next: [`sos evidence show ${shortId(run)}`, `sos command show ${shortId(id)}`],
    facts: { run },
  });
}
