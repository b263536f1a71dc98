import { shortId, showUnsafe, SosError } from '../base/index.ts';
import { begunWhere } from '../bus/index.ts';
import type { TrustedEntry } from '../trust/index.ts';

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

/** Where a command is to run there is no folder. */
export function noFolderToRun(folder: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'command.no-such-folder',
    message: `there is no folder ${showUnsafe(folder)}; nothing was run`,
    hint: 'say with --folder where to run it; without it, it runs at the top of your work tree',
  });
}

/** Its recipient said that they will not run it. */
export function commandDeclined(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'command.declined',
    message: `you declined ${shortId(id)}; nothing was run`,
    hint: 'take it on after all, or say with --again why you run it against your word',
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

/** Its recipient began it, here or in another clone, and recorded no run of it. */
export function commandBegun(begin: TrustedEntry<'begin'>): SosError {
  const { id, record } = begin;
  const command = shortId(record.message);
  return new SosError({
    kind: 'refused',
    code: 'command.begun',
    message: `${command} was ${begunWhere(begin)}, and no result of that is here; nothing was run`,
    hint: 'it may still run, have run in part, or not at all: look there; if it bears being done again, say why with --again (and give --once another word); if not, decline it and say with --note what it did',
    next: [
      'sos sync',
      `sos thread ${command}`,
      `sos show ${shortId(id)}`,
      `sos command decline ${command}`,
      'sos help command run',
    ],
    facts: { begin: id, by: begin.author, host: record.host, at: record.at },
  });
}

/** Its recipient ran it before. */
export function commandRunBefore(id: string, run: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'command.run-before',
    message: `you ran ${shortId(id)} before; nothing was run`,
    hint: 'look at how that ended; if it bears being done twice, say why with --again',
    next: [`sos evidence show ${shortId(run)}`, `sos command show ${shortId(id)}`],
    facts: { run },
  });
}

/** It was begun or run here, and the record of that was undone, as of a clone that was put back. */
export function commandRunLost(id: string): SosError {
  const command = shortId(id);
  return new SosError({
    kind: 'refused',
    code: 'command.run-lost',
    message: `${command} was begun here before, and the record of that was undone; nothing was run`,
    hint: 'it may have run: look what it did; if it bears being done again, say why with --again; if not, decline it and say with --note what it did',
    next: [`sos thread ${command}`, `sos command decline ${command}`, 'sos help command run'],
  });
}
