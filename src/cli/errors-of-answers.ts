import { SosError } from '../base/index.ts';
import type { Finding } from '../trust/index.ts';
import { findingView, type VerificationView } from '../views/index.ts';

/** A sync did not settle; what is here stays here. */
export function notShared(
  outcome: 'not-there' | 'refused' | 'unreachable' | 'contended',
  remote: string,
  detail: string,
): SosError {
  const kind = outcome === 'refused' ? 'refused' : 'unreachable';
  return new SosError({
    kind,
    code: `sync.${outcome}`,
    message: `${remote} does not have everything that is here; all records are safe locally`,
    hint: detail === '' ? 'try again later' : detail,
    next: ['sos sync', 'sos doctor'],
  });
}

/** The remote had lost or changed what was verified here; the finding gives code and words. */
export function ledgerHarmed(alarm: {
  readonly code: Finding['code'];
  readonly message: string;
  readonly hint: string | null;
}): SosError {
  const { code, message, hint } = alarm;
  return new SosError({
    kind: 'untrusted',
    code,
    message: `${message}; every record that is here stays here`,
    hint: 'what the remote had lost was given back to it where it takes it; ask whoever may push there',
    next: [hint ?? 'sos verify', 'git log sos/ledger'],
  });
}

/** What was noticed while something else was waited for: as `sos sync` says it. */
export function harmNoticed(noticed: readonly Finding[]): SosError | undefined {
  const alarm = noticed.find(({ severity }) => severity === 'error');
  return alarm === undefined ? undefined : ledgerHarmed(findingView(alarm));
}

/** Verification found records that do not count, or could not see everything. */
export function notWhole(report: VerificationView, mending: readonly string[]): SosError {
  const { verdict, unverifiable, missing, alarms } = report;
  return new SosError({
    kind: verdict === 'findings' ? 'untrusted' : 'incomplete',
    code: `verify.${verdict}`,
    message:
      verdict === 'findings'
        ? [...alarmText(alarms), ...brokenText(unverifiable + missing)].join('; ')
        : `${countText(missing, 'thing that is', 'things that are')} named and not here, so no clean answer can be given`,
    hint: 'each finding above says which and why; nothing was changed',
    next: [...mending, ...(verdict === 'findings' ? ['sos doctor'] : ['sos sync'])],
  });
}

function alarmText(alarms: number): string[] {
  if (alarms === 0) return [];
  return [
    `${countText(alarms, 'alarm takes nothing away and wants', 'alarms take nothing away and want')} a look`,
  ];
}

function brokenText(count: number): string[] {
  if (count === 0) return [];
  return [
    `${countText(count, 'record or file does', 'records or files do')} not count; the others do`,
  ];
}

function countText(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
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

/** An inbox belongs to somebody, and nobody signs here. */
export function nobodyHere(): SosError {
  return new SosError({
    kind: 'failed',
    code: 'cli.nobody-here',
    message: 'there is no key in this work tree, so there is no inbox to look into',
    hint: 'make a key and ask to be enrolled with sos join NAME --role ROLE, or name one in SOS_KEY',
    next: ['sos help join'],
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

/** Something that was examined is not in order. */
export function notInOrder(what: readonly string[]): SosError {
  return new SosError({
    kind: 'failed',
    code: 'cli.not-in-order',
    message: `not in order: ${what.join(', ')}; nothing was changed`,
    hint: 'each line above says what is wrong and, where there is one, the command that mends it',
    next: ['sos verify', 'sos help doctor'],
  });
}

/** A change of policy that nobody else would hear of. */
export function policyOffline(remote: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'cli.policy-offline',
    message: `a change of policy goes to ${remote} at once, or not at all; nothing was written`,
    hint: 'two changes that did not know of each other freeze the policy for everybody',
    next: ['sos sync', 'sos policy show'],
  });
}

/** A release would leave before it is known what others said of it meanwhile. */
export function releaseOffline(remote: string): SosError {
  return new SosError({
    kind: 'unreachable',
    code: 'cli.release-offline',
    message: `${remote} was not reached, so nobody knows here what others said of this release; nothing was pushed`,
    hint: 'a gate may have been blocked meanwhile: sync first',
    next: ['sos sync'],
  });
}
