import type { CapabilityView } from '../views/index.ts';

/** Says what limits a capability: briefs, and what a security key must ask for. */
export function limitsText({ briefs, demands }: CapabilityView): string {
  const where = briefs === null ? [] : [`for ${briefs.join(', ')}`];
  const how = demands.length === 0 ? [] : [`with ${demands.join(' and ')} of a security key`];
  return [...where, ...how].join(' ');
}
