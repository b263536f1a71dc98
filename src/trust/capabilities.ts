import { nearest } from '../base/index.ts';

/** Capabilities of one word, and those that name what they are for: `gate:clean`, `gate:*`. */
const PLAIN = [
  'message',
  'brief',
  'claim',
  'grant',
  'revoke',
  'person',
  'policy',
  'withhold',
  'waive',
  'release',
];
const AIMED = ['command', 'evidence', 'gate', 'enrol', 'push'];

/** Every capability there is, as somebody would type it. */
export const CAPABILITIES: readonly string[] = [
  ...PLAIN,
  ...AIMED.map((aimed) => `${aimed}:*`),
  '*',
];

/**
 * Tells whether anything would ever ask for a capability. The shape of a record leaves words of
 * later versions in; what is written now must mean something now, or it is a permission in name only.
 */
export function isCapability(typed: string): boolean {
  const [word = '', aim] = typed.split(':', 2);
  return typed === '*' || (aim === undefined ? PLAIN : AIMED).includes(word);
}

/** Names the capability that was most likely meant by one that does not exist. */
export function nearestCapability(typed: string): string | undefined {
  const [word = '', aim = ''] = typed.split(':', 2);
  const [meant] = nearest(word, [...PLAIN, ...AIMED]);
  if (meant === undefined || PLAIN.includes(meant)) return meant;
  return `${meant}:${/^[a-z0-9._/-]+$/i.test(aim) ? aim : '*'}`;
}
