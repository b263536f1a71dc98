import { SosError } from '../base/index.ts';

const REASONS: Readonly<Record<string, { code: string; said: string; hint: string }>> = {
  ENOSPC: { code: 'host.disk-full', said: 'the disk is full', hint: 'make room and try again' },
  EDQUOT: { code: 'host.disk-full', said: 'the quota is used up', hint: 'make room and try again' },
  EROFS: {
    code: 'host.read-only',
    said: 'the file system is read-only',
    hint: 'use a writable clone',
  },
  EACCES: {
    code: 'host.no-permission',
    said: 'permission is denied',
    hint: 'look at its owner and mode',
  },
  EPERM: {
    code: 'host.no-permission',
    said: 'permission is denied',
    hint: 'look at its owner and mode',
  },
  EISDIR: { code: 'host.not-a-file', said: 'it is a folder', hint: 'name a file' },
  ENOTDIR: {
    code: 'host.not-a-folder',
    said: 'a part of the path is a file',
    hint: 'name another place',
  },
  ENOENT: { code: 'host.not-there', said: 'it is not there', hint: 'look at the path' },
};

/** Tells how the system named its trouble (`ENOSPC`), if it did. */
export function systemCode(cause: unknown): string | undefined {
  // An error of ours has a code, too, and says already what it means.
  if (cause instanceof SosError) return undefined;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

/** The file system did not do what was asked; the file is as it was. */
export function fileTrouble(action: string, path: string, cause: unknown): SosError {
  const code = systemCode(cause) ?? 'unknown';
  const reason = REASONS[code];
  return new SosError({
    kind: 'failed',
    code: reason?.code ?? 'host.file-trouble',
    message: `cannot ${action} ${path}: ${reason?.said ?? code}; it was left as it was`,
    hint: reason?.hint ?? 'see what the system says about that path',
    cause,
  });
}

/** A pipe, a device or a folder stands where sos keeps a file. */
export function notPlain(path: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'host.not-plain',
    message: `${path} is no plain file; nothing of it was read and nothing was changed`,
    hint: 'see what it is; if nobody needs it there, remove it',
  });
}

/** A file is larger than whoever reads it can take. */
export function fileTooLarge(path: string, size: number, limit: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'host.file-too-large',
    message: `${path} has ${size} bytes, the limit is ${limit}; nothing of it was read`,
    hint: 'name a smaller file, or split this one',
  });
}

/** Standard input is larger than whoever reads it can take. */
export function inputTooLarge(limit: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'host.input-too-large',
    message: `standard input has more than ${limit} bytes; nothing was done with it`,
    hint: 'put it in a file and send that, or split it',
  });
}

/** What sos has to say cannot be written: a full disk, a device that fails. */
export function answerLost(stream: string, cause: unknown): SosError {
  return new SosError({
    kind: 'failed',
    code: 'host.answer-lost',
    message: `the answer could not be written to ${stream} (${systemCode(cause) ?? 'no reason given'}); what the verb was to do is done`,
    hint: 'ask again where there is room; a record that was added is in sos log',
    next: ['sos log'],
    cause,
  });
}

/** A program that sos needs is not installed. */
export function programMissing(program: string, cause: unknown): SosError {
  return new SosError({
    kind: 'failed',
    code: 'host.program-missing',
    message: `the program ${program} cannot be started; nothing was changed`,
    hint: `install ${program} or put it on PATH`,
    cause,
  });
}

/** The system would not start a program: no processes, no files, no memory, or too many words. */
export function programNotStarted(program: string, cause: unknown): SosError {
  return new SosError({
    kind: 'failed',
    code: 'host.program-not-started',
    message: `the system did not start the program ${program} (${systemCode(cause) ?? 'no reason given'}); nothing was changed`,
    hint: 'try again when the machine has less to do, or look at the limits that it sets (ulimit -a)',
    cause,
  });
}

/** A local socket did not answer as it should. */
export function socketTrouble(path: string, problem: string, cause?: unknown): SosError {
  return new SosError({
    kind: 'failed',
    code: 'host.socket',
    message: `the socket ${path} ${problem}; nothing was changed`,
    hint: 'see whether the program behind it still runs (ssh-agent), or name a key file',
    next: ['ssh-add -l'],
    cause,
  });
}
