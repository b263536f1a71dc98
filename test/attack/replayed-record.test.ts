import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, fileIn, noteTo, pathsIn } from '../support/attacker.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

it('from another ledger counts for nothing', async () => {
  const envelope = { ledger: 'b'.repeat(64) };
  attack.plant(attack.dev, [await attack.forge(attack.dev, noteTo('athena'), { envelope })]);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject({
    exit: 4,
    codes: ['trust.other-ledger'],
  });
});

it('at another path is no entry, and the first one stands', async () => {
  await attack.dev.ok('send', 'athena', 'once');
  const path = pathsIn(attack.dev).find((each) => each.includes('-message-')) ?? '';
  const moved = path.replace('bus/', 'bus/').replace(/\/sos-dev\//, '/kasra/');
  attack.plant(attack.dev, [{ path: moved, bytes: fileIn(attack.dev, path) }]);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject({
    exit: 4,
    codes: ['ledger.wrong-path'],
  });
  expect(await attack.messagesOf(attack.athena)).toHaveLength(1);
});

it('as another kind has another payload, which its signature does not fit', async () => {
  await attack.dev.ok('send', 'athena', 'a note');
  const path = pathsIn(attack.dev).find((each) => each.includes('-message-')) ?? '';
  const changed = fileIn(attack.dev, path).replace('type: note', 'type: blocker');
  attack.plant(attack.dev, [{ path, bytes: changed }]);
  const { exit, codes } = await attack.verifiedBy(attack.kasra);
  expect(exit).toBe(4);
  expect(codes.length).toBeGreaterThan(0);
  expect(await attack.messagesOf(attack.kasra)).not.toContain('blocker: sos-dev to athena: a note');
});

it('signed for another purpose counts for nothing', async () => {
  attack.plant(attack.dev, [
    await attack.forge(attack.dev, noteTo('athena'), { namespace: 'git' }),
  ]);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject({
    exit: 4,
    codes: ['trust.bad-signature'],
  });
});
