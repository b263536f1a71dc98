import type { Scene } from '../scene.ts';

/** The public copy is made of what was signed and nothing else, and the remote is looked at. */
export const builtFromNothing: Scene = {
  title: 'The release',
  about:
    'A clone that was cleaned still holds what it was. A release is built the other way round, from nothing.',
  steps: [
    {
      who: 'kasra',
      tells: 'One commit, made of the list that the gate signed.',
      types: 'sos release build ../kernel.git',
    },
    {
      who: 'kasra',
      tells: 'Each proof is a line that anybody can type.',
      types: 'sos release check ../kernel.git',
      shows: ['clean ../kernel.git', 'git fsck --strict finds nothing at all'],
    },
    {
      who: 'kasra',
      tells: 'The old public repository serves another history: it is refused.',
      types: 'sos release push ../../public.git',
      exit: 3,
    },
    {
      who: 'kasra',
      tells: 'An empty one is taken.',
      types: 'git init --quiet --bare -b main ../../kernel.git',
    },
    {
      who: 'kasra',
      tells: 'Pushed, looked at again, and signed for.',
      types: 'sos release push ../../kernel.git',
      shows: ['and nothing else', 'receipt'],
    },
  ],
};
