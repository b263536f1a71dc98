import { projectFiles } from '../project-files.ts';
import type { Scene, Typing } from '../scene.ts';

const CLONED: Pick<Typing, 'types' | 'folder'> = {
  types: 'git clone --quiet ../inkwell.git inkwell',
  folder: '.',
};

/** Three clones, three keys, one bare remote; nobody runs a server. */
export const arrival: Scene = {
  title: 'Three clones and no server',
  about:
    'Kasra coordinates, sos-dev builds, Athena keeps the gate. A bare repository is all they share.',
  steps: [
    {
      who: 'kasra',
      tells: 'The remote is an ordinary bare repository.',
      types: 'git init --quiet --bare ../inkwell.git',
      folder: '.',
    },
    {
      who: 'kasra',
      tells: 'Another one is what the public will see.',
      types: 'git init --quiet --bare ../public.git',
      folder: '.',
    },
    { who: 'kasra', tells: 'An ordinary clone of it.', ...CLONED },
    {
      who: 'kasra',
      tells: 'A project as it grew: with its tests, and private notes.',
      saves: projectFiles,
    },
    { who: 'kasra', tells: 'Its first commit.', types: 'git add .' },
    {
      who: 'kasra',
      types: 'git commit --quiet -m "Inkwell as it grew"',
    },
    { who: 'kasra', tells: 'Shared with the team.', types: 'git push --quiet origin main' },
    {
      who: 'kasra',
      tells: 'A ledger begins: one branch, one key, one policy.',
      types: 'sos init kasra --project "Publish Inkwell"',
      shows: ['a new ledger begins', 'shared'],
    },
    { who: 'athena', tells: 'Athena arrives with a clone of her own.', ...CLONED },
    {
      who: 'athena',
      tells: 'She makes a key and asks to be enrolled.',
      types: 'sos join athena --role gatekeeper',
    },
    { who: 'sos-dev', tells: 'So does the builder.', ...CLONED },
    {
      who: 'sos-dev',
      tells: 'A name is a label; the key is who it is.',
      types: 'sos join sos-dev --role builder',
    },
    { who: 'kasra', tells: 'Kasra sees who asks.', types: 'sos sync' },
    {
      who: 'kasra',
      tells: 'One signed record each binds a name to a key.',
      types: 'sos identity admit athena --person',
    },
    {
      who: 'kasra',
      tells: 'An agent is enrolled like anybody, but is no person.',
      types: 'sos identity admit sos-dev',
    },
    { who: 'sos-dev', tells: 'The builder gets the records.', types: 'sos sync' },
    {
      who: 'sos-dev',
      tells: 'Whose key signs here, and what may it do?',
      types: 'sos whoami',
      shows: ['sos-dev'],
    },
  ],
};
