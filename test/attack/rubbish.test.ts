import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, noteTo, pathsIn } from '../support/attacker.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

it('rubbish of somebody without a key is named, stops no work, and can be taken out for good', async () => {
  const { kasra, dev, athena, team } = attack;
  const { path, bytes } = await attack.forge(dev, noteTo('kasra', 'not signed by dev'), {
    payload: (payload) => payload.replace('not signed', 'was signed'),
  });
  const broken = Buffer.from(bytes).toString().replace('was signed', 'not signed');
  const rubbish = [
    { path, bytes: broken },
    { path: 'zzz/rubbish.txt', bytes: 'rubbish' },
  ];
  attack.plant(dev, rubbish);
  for (const member of [kasra, athena]) await member.sos(['sync']);
  expect((await kasra.sos(['verify'])).exit).toBe(4);
  await kasra.ok('send', 'sos-dev', 'work goes on');
  await athena.sync();
  attack.plant(
    athena,
    [],
    rubbish.map((each) => each.path),
  );
  for (const member of [kasra, dev, athena]) await member.sos(['sync']);
  const fresh = team.clone('fresh');
  await fresh.ok('sync');
  for (const member of [kasra, dev, athena, fresh]) {
    expect([member.name, (await member.sos(['sync'])).exit]).toEqual([member.name, 0]);
    expect([member.name, (await member.sos(['verify'])).exit]).toEqual([member.name, 0]);
    expect(pathsIn(member)).not.toContain('zzz/rubbish.txt');
  }
});

it('a record that nobody signed, named as its content demands, is taken out for good', async () => {
  const { kasra, dev, athena, team } = attack;
  const { publicKey } = await attack.signerOf(dev);
  const forged = await attack.forge(dev, noteTo('kasra', 'not signed by dev'), {
    signer: await attack.signerOf(kasra),
    envelope: { key: publicKey.fingerprint },
  });
  attack.plant(dev, [forged]);
  for (const member of [kasra, athena]) {
    await member.sync();
    await member.run(4, 'verify');
  }
  attack.plant(athena, [], [forged.path]);
  const fresh = team.clone('fresh');
  for (const member of [kasra, dev, athena, fresh]) {
    expect([member.name, (await member.sos(['sync'])).exit]).toEqual([member.name, 0]);
    expect([member.name, (await member.sos(['verify'])).exit]).toEqual([member.name, 0]);
    expect(pathsIn(member)).not.toContain(forged.path);
  }
});

it('a record at a place that is not its own is no loss when it is taken out', async () => {
  const { kasra, dev, athena } = attack;
  const { bytes, path } = await attack.forge(dev, noteTo('kasra', 'somewhere else'));
  const elsewhere = path.replace(/\/sos-dev\/\d\d\//, '/athena/00/');
  attack.plant(dev, [{ path: elsewhere, bytes }]);
  for (const member of [kasra, athena]) await member.sync();
  await kasra.run(4, 'verify');
  attack.plant(athena, [], [elsewhere]);
  await kasra.sync();
  await kasra.ok('verify');
});
