import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, noteTo } from '../support/attacker.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

it('one key that says two things at one place is heard no more from there on', async () => {
  const one = await attack.forge(attack.dev, noteTo('athena', 'I am done'));
  const two = await attack.forge(attack.dev, noteTo('kasra', 'I am not done'));
  attack.plant(attack.dev, [one, two]);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject({
    exit: 4,
    codes: ['trust.chain-fork', 'trust.chain-fork'],
  });
  expect(await attack.messagesOf(attack.athena)).toEqual([]);
});

it('the program itself begins a new chain where it finds its own forked', async () => {
  const one = await attack.forge(attack.dev, noteTo('athena', 'one'));
  const two = await attack.forge(attack.dev, noteTo('athena', 'two'));
  attack.plant(attack.dev, [one, two]);
  await attack.dev.ok('send', 'athena', 'still here');
  await attack.athena.sync();
  expect(await attack.messagesOf(attack.athena)).toEqual(['note: sos-dev to athena: still here']);
});
