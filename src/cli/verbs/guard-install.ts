import { installGuard } from '../../app/index.ts';
import { flag, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos guard install`: puts a hook where Git asks it before a push. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'The hook refuses what a brief with no-push or the policy protects, unless a permit or a passed gate',
    'covers it. A hook that is there already is kept beside it and asked afterwards. Whoever pushes with',
    '--no-verify is not asked: only the hook of a server holds against that. In the bare repository of',
    'a server install it with --server.',
  ],
  parameters: {
    server: flag('Before this repository takes a push, instead of before one leaves'),
    ledger: option('ID', 'Judge by this ledger and no other, as SOS_LEDGER does'),
  },
  examples: ['sos guard install', 'sos guard install --server'],
  async run({ server }, { workspace }) {
    const reading = await workspace.readToDecide();
    const hook = server ? 'pre-receive' : 'pre-push';
    const guard = await installGuard(workspace, hook, reading.ruling.ledger ?? '');
    return {
      view: { name: 'guard', content: { ...guard, earlier: guard.earlier ?? null } },
      next: server ? ['sos guard remove --server'] : ['sos guard check', 'sos guard remove'],
    };
  },
});
