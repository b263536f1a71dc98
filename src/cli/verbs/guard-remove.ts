import { removeGuard } from '../../app/index.ts';
import { flag } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos guard remove`: takes the hook out and puts back what was there before. */
export const verb = defineVerb({
  needs: 'clone',
  parameters: { server: flag('The hook of a server') },
  examples: ['sos guard remove'],
  async run({ server }, { workspace }) {
    const guard = await removeGuard(workspace, server ? 'pre-receive' : 'pre-push');
    return { view: { name: 'guard', content: { ...guard, earlier: guard.earlier ?? null } } };
  },
});
