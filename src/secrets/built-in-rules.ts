import { lazily } from '../base/index.ts';
import type { SecretRule } from './rule.ts';
import { cloudRules } from './rules/cloud.ts';
import { codeHostRules } from './rules/code-hosts.ts';
import { generalRules } from './rules/general.ts';
import { infrastructureRules } from './rules/infrastructure.ts';
import { intelligenceRules } from './rules/intelligence.ts';
import { keyRules } from './rules/keys.ts';
import { messagingRules } from './rules/messaging.ts';
import { teamworkRules } from './rules/teamwork.ts';
import { tradeRules } from './rules/trade.ts';

/** The rules that come with sos, by family. Source: what the providers publish of their keys. */
export const builtInRules = lazily((): readonly SecretRule[] => [
  ...keyRules,
  ...cloudRules,
  ...codeHostRules,
  ...messagingRules,
  ...intelligenceRules,
  ...tradeRules,
  ...teamworkRules,
  ...infrastructureRules,
  ...generalRules,
]);
