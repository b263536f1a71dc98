import { joinedView } from '../../views/index.ts';
import { argument, flag, option, optionList } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos join`: gets the ledger, makes a key, asks to be enrolled. */
export const verb = defineVerb({
  needs: 'repository',
  about: [
    'Makes a key of your own for this work tree, unless one is named, and asks with it.',
    'Whoever may enrol then runs: sos identity admit NAME',
  ],
  parameters: {
    name: argument('NAME', 'What you want to be called in the ledger'),
    role: optionList('ROLE', 'A role to ask for; may be given several times'),
    ledger: option('ID', 'Take only the ledger with this id'),
    note: option('TEXT', 'A word to whoever admits you'),
    key: option('KEY', 'Sign with this key instead of a new one (as git config user.signingkey)'),
    offline: flag('Ask here and do not share yet'),
  },
  examples: ['sos join sos-dev --role builder', 'sos join athena --role gatekeeper --ledger 1f3a…'],
  async run(input, { workspace }) {
    const { name, role: roles, ledger, note, key, offline } = input;
    const joined = await workspace.join({ name, roles, ledger, note, key, offline });
    const { durability, notShared } = joined;
    const next =
      joined.outcome === 'already-enrolled' ? ['sos status'] : ['sos sync', 'sos whoami'];
    return { view: { name: 'joined', content: joinedView(joined) }, durability, notShared, next };
  },
});
