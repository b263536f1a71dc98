import { startedView } from '../../views/index.ts';
import { flag, option, optionalArgument, optionList, wholeNumber } from '../parameters.ts';
import { founderPair } from '../founder-pair.ts';
import { nameOrAccount } from '../own-name.ts';
import { defineVerb } from '../verb.ts';

/** `sos init`: begins a ledger in this repository, or adopts the remote's. */
export const verb = defineVerb({
  needs: 'repository',
  about: [
    'Adds the branch sos/ledger, refs below refs/sos and a folder sos/ inside the .git folder, nothing else of the repository, and shares the branch at once.',
    'Your keys, what you have seen of ledgers and kept code are in your own folders: sos/ in ~/.config, ~/.local/state and ~/.cache.',
    'Where the remote has a ledger already, that one is taken; a remote that does not answer stops it.',
  ],
  parameters: {
    name: optionalArgument(
      'NAME',
      'What you are called in the ledger; your account name without it',
    ),
    project: option('TEXT', 'What the ledger is for, in a line'),
    key: option('KEY', 'Sign with this key instead of a new one (as git config user.signingkey)'),
    founder: optionList(
      'NAME=FILE',
      'Somebody who founds it too, with the path of their public key',
    ),
    threshold: wholeNumber('N', 'So many founders must agree on a change of policy'),
    agent: flag('The founder is no human being: gates marked `person` will not count it'),
    offline: flag('Do not look at the remote and do not share'),
  },
  examples: [
    'sos init kasra --project "open-source release"',
    'sos init kasra --key ~/.ssh/id_ed25519',
    'sos init kasra --founder athena=athena.pub --threshold 2',
  ],
  async run(input, { workspace, host }) {
    const started = await workspace.start({
      name: nameOrAccount(input.name, host.environment),
      project: input.project,
      key: input.key,
      person: !input.agent,
      founders: input.founder.map(founderPair),
      threshold: input.threshold,
      offline: input.offline,
    });
    const { outcome, durability, notShared } = started;
    const next =
      outcome === 'founded'
        ? ['sos help brief new', 'sos help join']
        : [`sos join ${started.name}`];
    return {
      view: { name: 'started', content: startedView(started) },
      durability,
      notShared,
      next,
    };
  },
});
