import { SosError } from '../base/index.ts';
import type { PlayedStep } from './played-step.ts';

/** A step of the demonstration did not go as told. */
export function wentOtherwise({ who, typed = '', otherwise = '' }: PlayedStep): SosError {
  return new SosError({
    kind: 'failed',
    code: 'demo.went-otherwise',
    message: `${who} typed "${typed}", and ${otherwise}; nothing outside the demo was touched`,
    hint: 'sos doctor shows what this machine lacks; --keep leaves the folder to look into',
    next: ['sos demo --keep'],
  });
}

/** Somebody ended the demonstration; with `--keep` its folder stays. */
export function interrupted(kept: string | undefined): SosError {
  const left =
    kept === undefined ? 'everything is removed again' : `what there is is kept in ${kept}`;
  return new SosError({
    kind: 'interrupted',
    code: 'demo.interrupted',
    message: `interrupted; ${left}`,
    next: ['sos demo --fast'],
  });
}

/** A line of a scene cannot be read as words. */
export function unreadableLine(line: string, problem: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'demo.unreadable-line',
    message: `the demo has a line that ${problem}: ${line}; nothing was run`,
    hint: 'install git-sos again',
  });
}
