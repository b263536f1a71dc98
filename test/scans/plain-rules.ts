import { createHmac } from 'node:crypto';
import { USUAL_LARGEST, type ScanRules } from '../../src/scans/index.ts';

const KEY = /AKIA[A-Z2-7]{16}/g;

/** Rules that know one kind of key, so that a test is about places and not about rules. */
export function plainRules(more: Partial<ScanRules> = {}): ScanRules {
  return {
    secrets: {
      digest: 'plain',
      find: (bytes) =>
        [...Buffer.from(bytes).toString('latin1').matchAll(KEY)].map((match) => ({
          rule: 'aws',
          start: match.index,
          end: match.index + match[0].length,
        })),
    },
    fingerprint: (rule: string, found: Uint8Array) =>
      `sos1:${rule}:${createHmac('sha256', 'salt').update(found).digest('hex').slice(0, 16)}`,
    private: [],
    forbidden: [],
    largest: USUAL_LARGEST,
    ...more,
  };
}
