import { showUnsafe, SosError } from '../base/index.ts';

/** The file of the tree that adds to what scans look for says what none may say. */
export function badScanFile(file: string, problem: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.bad-scan-file',
    message: `${file} cannot be followed: ${problem}; nothing was looked at`,
    hint: 'it may list private words, forbidden paths and a largest size; it can only make a scan look closer',
    next: ['sos help scan'],
  });
}

/** An end that is no moment to come. */
export function badWaiverEnd(typed: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'app.bad-waiver-end',
    message: `${typed} is no day to come; nothing was written`,
    hint: 'say the first day on which it holds no more, such as 2027-03-01',
    next: ['sos help scan waive'],
  });
}

/** What must not be in anything that leaves. */
export function neverForRelease(fingerprint: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.never-for-release',
    message: `${fingerprint} is of a private word or a forbidden path, which nobody waives for a release; nothing was written`,
    hint: 'take it out of what leaves; without --release it is let be here',
    next: ['sos help release plan'],
  });
}

/** There is no waiver to withdraw. */
export function notWaived(fingerprint: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.not-waived',
    message: `nobody waived ${fingerprint}; nothing was written`,
    hint: 'sos scan waivers lists what is waived',
    next: ['sos scan waivers'],
  });
}

/** What is named by its place could be another secret by the time it leaves. */
export function waiverWithoutBlob(fingerprint: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'app.waiver-without-blob',
    message: `${fingerprint} names its place, where another secret may stand when it leaves; nothing was written`,
    hint: 'say which content may leave: --object HEAD:PATH, or the name of the blob',
    next: ['sos help scan waive'],
  });
}

/** The name is of no blob that is here. */
export function noSuchBlob(name: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-such-blob',
    message: `${showUnsafe(name)} names no blob that is here; nothing was written`,
    hint: 'a file of a commit is HEAD:PATH',
    next: ['sos help scan waive'],
  });
}
