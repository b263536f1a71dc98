import type { Policy } from '../trust/index.ts';

/** A role as a policy defines it. */
export type Role = Policy['terms']['roles'][number];

/** Says what one policy changes in another one, a sentence for each change. */
export function policyChanges(before: Policy, next: Policy): string[] {
  const [was, is] = [before.terms.threshold, next.terms.threshold];
  return [
    ...(was === is ? [] : [`a change needs ${is} founders, not ${was}`]),
    ...foundersBetween(before, next),
    ...rolesBetween(before.terms.roles, next.terms.roles),
    ...releaseBetween(before.terms.release, next.terms.release),
    ...scanBetween(before.terms.scan, next.terms.scan),
    ...protectedBetween(before.terms.protected ?? [], next.terms.protected ?? []),
  ];
}

function foundersBetween(before: Policy, next: Policy): string[] {
  const came = next.founders.filter(
    ({ name }) => !before.founders.some((each) => each.name === name),
  );
  const left = before.founders.filter(
    ({ name }) => !next.founders.some((each) => each.name === name),
  );
  const others = next.founders.flatMap(({ name, keys }) => {
    const old = before.founders.find((each) => each.name === name);
    if (old === undefined) return [];
    const added = keys.filter((key) => !old.keys.includes(key));
    const gone = old.keys.filter((key) => !keys.includes(key));
    return [
      ...added.map((key) => `${name} decides with ${key} too`),
      ...gone.map((key) => `${name} does not decide with ${key} any more`),
    ];
  });
  return [
    ...came.map(({ name, keys }) => `${name} becomes a founder, with ${keys.join(', ')}`),
    ...left.map(({ name }) => `${name} is no founder any more`),
    ...others,
  ];
}

function rolesBetween(before: readonly Role[], next: readonly Role[]): string[] {
  const text = (role: Role): string => JSON.stringify([role.capabilities, role.touch, role.pin]);
  return [
    ...next.flatMap((role) => {
      const old = before.find(({ name }) => name === role.name);
      const now = role.capabilities.join(' ') || 'nothing';
      if (old === undefined) return [`there is a role ${role.name}: ${now}`];
      return text(old) === text(role)
        ? []
        : [`${role.name}: ${now}; it was ${old.capabilities.join(' ') || 'nothing'}`];
    }),
    ...before
      .filter(({ name }) => !next.some((role) => role.name === name))
      .map(({ name }) => `there is no role ${name} any more`),
  ];
}

type Protected = NonNullable<Policy['terms']['protected']>;

function protectedBetween(before: Protected, next: Protected): string[] {
  const text = ({ ref, gate }: Protected[number]): string =>
    ref + (gate === undefined ? '' : ` until gate ${gate} passes`);
  const [was, is] = [before.map(text), next.map(text)];
  return [
    ...is.filter((each) => !was.includes(each)).map((each) => `nobody just pushes to ${each}`),
    ...was.filter((each) => !is.includes(each)).map((each) => `${each} is not protected any more`),
  ];
}

function releaseBetween(
  before: Policy['terms']['release'],
  next: Policy['terms']['release'],
): string[] {
  const said = next === undefined ? 'of nobody' : `of ${next.name} <${next.email}>`;
  const same = before?.name === next?.name && before?.email === next?.email;
  return same ? [] : [`releases are ${said}`];
}

/** The words of the private list are not repeated: what is shown gets about. */
function scanBetween(before: Policy['terms']['scan'], next: Policy['terms']['scan']): string[] {
  if (JSON.stringify(before) === JSON.stringify(next)) return [];
  const { private: words = [], forbidden = [], largest } = next ?? {};
  const size = largest === undefined ? 'as usual' : `${largest} bytes`;
  return [
    `scans look for ${words.length} private words and ${forbidden.length} forbidden paths; the largest blob is ${size}`,
  ];
}
