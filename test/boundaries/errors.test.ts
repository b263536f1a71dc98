import { expect, it } from 'vitest';
import { mayNotPermit, pushRefused } from '../../src/boundaries/errors.ts';
import { unpastable } from '../support/pastable.ts';

const REF = 'refs/heads/a;touch${IFS}x';

it('the name of a ref is no command, whatever somebody put into it', async () => {
  const brief = { id: 'S1' } as never;
  const closed = { ref: REF, brief, gate: undefined, could: [], doubt: undefined };
  const next = [...mayNotPermit('dev', REF).next, ...pushRefused([closed]).next];
  expect(next).toContain(`sos identity grant dev 'push:${REF}'`);
  expect(next).toContain(`sos permit give S1 '${REF}' --single`);
  expect(await unpastable(next)).toEqual([]);
});
