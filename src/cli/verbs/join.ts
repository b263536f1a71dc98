import { joinedView } from '../../views/index.ts';
import { argument, flag, option, optionList } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos join`: gets the ledger, makes a key, asks to be enrolled. */
export const verb = defineVerb({
  needs: 'repository',
  about: [
    'Makes a key of your own for this work tree and asks with it, unless one is named or one of yours is',
    'known under this name already. sos policy show lists the roles.',
    'Whoever may enrol then runs: sos identity admit NAME',
  ],
  parameters: {
    name: argument('NAME', 'What you want to be called in the ledger'),
    role: optionList('ROLE', 'A role to ask for; may be given several times'),
    ledger: option('ID', 'Take only the ledger with this id'),
    note: option('TEXT', 'A word to whoever admits you'),
    key: option('KEY', 'Sign with this key instead of a new one (as git config user.signingkey)'),
    newKey: flag('Make a new key even where one of yours is known under this name'),
    offline: flag('Ask here and do not share yet'),
  },
  examples: ['sos join sos-dev --role builder', 'sos join athena --role gatekeeper --ledger 1f3a…'],
  async run(input, { workspace }) {
    const joined = await workspace.join({ ...input, roles: input.role });
    const { durability, notShared } = joined;
    const next =
      joined.outcome === 'already-enrolled' ? ['sos status'] : ['sos sync', 'sos whoami'];
    return { view: { name: 'joined', content: joinedView(joined) }, durability, notShared, next };
  },
});
