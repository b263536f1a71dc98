import type { Scene } from '../scene.ts';

/** Anybody with a clone can check everything that happened, offline. */
export const audit: Scene = {
  title: 'The audit',
  about:
    'Nobody has to be believed. Every record is a signed file on one branch. Whoever has the clone has the whole story.',
  steps: [
    { who: 'athena', tells: 'Athena gets the last records.', types: 'sos sync' },
    {
      who: 'athena',
      tells: 'Every record, its form, signature, chain and authority, offline.',
      types: 'sos verify',
      shows: ['whole'],
    },
    {
      who: 'athena',
      tells: 'The same story for whoever has only Git.',
      types: 'git log --oneline -12 sos/ledger',
    },
  ],
};
