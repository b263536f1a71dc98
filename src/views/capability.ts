import type { Permission } from '../trust/index.ts';

/** Something that somebody may do. */
export interface CapabilityView {
  readonly capability: string;
  /** Null where the capability holds for all briefs. */
  readonly briefs: readonly string[] | null;
  /** What a security key must have asked for, or the record does not count. */
  readonly demands: readonly ('touch' | 'pin')[];
}

/** Shapes a permission. */
export function capabilityView({ capability, briefs, touch, pin }: Permission): CapabilityView {
  const demands = [
    ...(touch === true ? ['touch' as const] : []),
    ...(pin === true ? ['pin' as const] : []),
  ];
  return { capability, briefs: briefs ?? null, demands };
}
