import type { Ruling } from '../trust/index.ts';

/** Who may what: the policy in force. */
export interface PolicyView {
  /** The record that holds it. */
  readonly id: string;
  readonly version: number;
  /** How many founders must agree on a change. */
  readonly threshold: number;
  readonly roles: readonly { readonly name: string; readonly capabilities: readonly string[] }[];
}

/** Shapes the answer of `sos policy show`. */
export function policyView({ policy }: Ruling): PolicyView {
  const { version = 0, threshold = 0, roles = [] } = policy?.terms ?? {};
  return { id: policy?.id ?? '', version, threshold, roles };
}
