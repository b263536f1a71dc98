import { encodePin, pinOf } from '../../src/memory/index.ts';
import { noteTo } from '../support/forge.ts';
import type { CorpusCase, Hand } from './corpus-case.ts';

/** What `sos pin write` writes of everything that is there so far. */
function vouch({ forge }: Hand): Uint8Array {
  const pin = pinOf(forge.ruling());
  if (pin === undefined) throw new Error('there is nothing to vouch for');
  return encodePin(pin);
}

const BEYOND = 'the script knows no pin but the id of the ledger';

/** Ledgers that are read with a pin file, as a CI job does that has no memory. */
export const pinCases: readonly CorpusCase[] = [
  {
    name: 'good-pin-met',
    about:
      'The code branch vouches for a moment of the ledger, and the ledger has gone on since. Everything that the pin names is there and counts.',
    pinned: true,
    async make(hand) {
      await hand.team();
      const vouched = vouch(hand);
      await hand.forge.append('sos-dev', noteTo('kasra', 'since then'));
      return { findings: [], counting: 4, vouched };
    },
  },
  {
    name: 'bad-pin-rolled-back',
    about:
      'The host shows an old state: the last record that the pin names is not there. Every record that is there is in order, so only the pin tells.',
    pinned: true,
    async make(hand) {
      await hand.team();
      const lost = await hand.forge.append('sos-dev', noteTo('kasra', 'the last word'));
      const vouched = vouch(hand);
      hand.forge.entries.splice(hand.forge.entries.indexOf(lost), 1);
      const findings = [{ code: 'pin.head-missing', at: '' }];
      return { findings, counting: 3, vouched, beyondScript: BEYOND };
    },
  },
];
