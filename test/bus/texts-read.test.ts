import { expect, it } from 'vitest';
import { correspondenceOf, mailboxOf } from '../../src/bus/index.ts';
import { contentOf } from '../../src/records/index.ts';
import { judge, restoreJudgement, storeJudgement } from '../../src/trust/index.ts';
import { Forge, noteTo } from '../support/forge.ts';
import { runOf } from '../support/run-of.ts';
import { oidOf } from '../support/terms.ts';

/** What a catalog gives back of a ledger, and which of its texts are read meanwhile. */
function keptOf(forge: Forge) {
  const { columns, texts, ...rest } = storeJudgement(
    judge({ entries: forge.entries, misfits: [], pinned: forge.ledger }),
  );
  const read = new Set<number>();
  const at = (place: number) => {
    read.add(place);
    return texts[place]!;
  };
  const parts = [{ columns, texts: { length: texts.length, at } }];
  return { ...restoreJudgement({ ...rest, parts }), read };
}

it('an inbox reads few texts of a ledger in which a command was begun and done', async () => {
  const forge = new Forge();
  await forge.begin('kasra', { builder: ['message', 'evidence:any'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
  const payload = { content: contentOf(new TextEncoder().encode('true\n')), why: 'once' };
  const command = await forge.append('kasra', {
    kind: 'message',
    type: 'command',
    to: ['sos-dev'],
    command: payload,
  });
  for (let count = 0; count < 50; count++) await forge.append('kasra', noteTo('kasra', 'Hm'));
  await forge.append('sos-dev', { kind: 'begin', message: command.id, host: 'box' });
  const { run } = runOf('S1', 'clean', { commit: oidOf('a') });
  await forge.append('sos-dev', { kind: 'evidence', answers: command.id, run: run! });
  const { ruling, read } = keptOf(forge);
  expect(mailboxOf(correspondenceOf(ruling), 'sos-dev').owed).toEqual([]);
  expect(read.size).toBeLessThan(10);
});
