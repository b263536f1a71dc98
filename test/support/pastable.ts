import { spawnSync } from 'node:child_process';

const PLACEHOLDER =
  /(?:^|\s)(?:NAME|ID|C|TEXT|FILE|COMMAND|CMD|BRIEF|GATE|ROLE|KEY|TO|FINGERPRINT|CAPABILITY)(?=\s|$)/;

/** Names those of a list of next commands that nobody could paste into a shell as they are. */
export function unpastable(next: readonly string[]): string[] {
  return next.filter((command) => PLACEHOLDER.test(command) || !parses(command));
}

/** A shell reads it as a command and does nothing with it. */
function parses(command: string): boolean {
  return (
    /^(?:sos|git|ssh-add|ssh-keygen)\s/.test(command) &&
    spawnSync('sh', ['-n', '-c', command]).status === 0
  );
}
