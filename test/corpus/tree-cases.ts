import { noteTo } from '../support/forge.ts';
import type { CorpusCase } from './corpus-case.ts';

/** Trees with files that no honest program puts there. */
export const treeCases: readonly CorpusCase[] = [
  {
    name: 'bad-modes',
    about:
      'At paths of records stand a symbolic link, an executable file and a submodule. None of them may be followed, run or fetched; the honest record beside them counts.',
    async make(hand) {
      await hand.team();
      const good = await hand.forge.append('sos-dev', noteTo('kasra', 'honest'));
      const at = (digit: string) =>
        good.path.replace(/[0-9a-f]{32}\.yaml$/, `${digit.repeat(32)}.yaml`);
      hand.plant(
        { path: at('1'), bytes: '/etc/passwd', mode: '120000' },
        { path: at('2'), bytes: '#!/bin/sh\n', mode: '100755' },
        { path: at('3'), bytes: 'a'.repeat(40), mode: '160000' },
      );
      const findings = ['1', '2', '3'].map((digit) => ({ code: 'ledger.bad-mode', at: at(digit) }));
      return { findings, counting: 4 };
    },
  },
  {
    name: 'bad-paths',
    about:
      'Files at paths that the ledger does not know: a stranger, one with a control character in its name, one that begins with a dash, one with a space at its end, one that is too long, one under a date of five digits.',
    async make(hand) {
      await hand.team();
      const good = await hand.forge.append('sos-dev', noteTo('kasra', 'honest'));
      const paths = [
        'README.md',
        'bus/a\u0007b.yaml',
        'bus/line\nbreak.yaml',
        '-rf/--help',
        `${good.path} `,
        `bus/${'x'.repeat(300)}`,
        good.path.replace('bus/2026', 'bus/12026'),
      ];
      hand.plant(...paths.map((path) => ({ path, bytes: 'x\n' })));
      return { findings: paths.map((at) => ({ code: 'ledger.bad-path', at })), counting: 4 };
    },
  },
  {
    name: 'bad-path-twins',
    about:
      'The file of an honest record stands there a second time, under its path in capital letters. Where letter case is not told apart, it would lie on top of the honest one.',
    async make(hand) {
      await hand.team();
      const good = await hand.forge.append('sos-dev', noteTo('kasra', 'honest'));
      const path = good.path.toUpperCase();
      hand.plant({ path, bytes: hand.fileOf(good).bytes });
      return { findings: [{ code: 'ledger.path-twins', at: path }], counting: 4 };
    },
  },
  {
    name: 'bad-place',
    about:
      'The file of an honest record stands there a second time: once under another author, once on another day, once among the records about keys. Its own place is the only one.',
    async make(hand) {
      await hand.team();
      const good = await hand.forge.append('sos-dev', noteTo('kasra', 'honest'));
      const { bytes } = hand.fileOf(good);
      const paths = [
        good.path.replace('/sos-dev/', '/kasra/'),
        good.path.replace('/23/', '/24/'),
        good.path.replace('bus/', 'trust/'),
      ];
      hand.plant(...paths.map((path) => ({ path, bytes })));
      return { findings: paths.map((at) => ({ code: 'ledger.wrong-path', at })), counting: 4 };
    },
  },
  {
    name: 'bad-evil-merge',
    about:
      'A merge takes an honest record away and puts another text under its path. What stands there is not what its path says, and what its author wrote afterwards names a record that is gone.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const truth = await forge.append('kasra', noteTo('sos-dev', 'the truth'));
      const before = forge.entries.filter((entry) => entry !== truth);
      const next = await forge.append('kasra', noteTo('sos-dev', 'as I said'), { knowing: before });
      const honest = Buffer.from(hand.fileOf(truth).bytes).toString();
      hand.plant({ path: truth.path, bytes: honest.replace('the truth', 'a lie') });
      const findings = [
        { code: 'ledger.wrong-path', at: truth.path },
        { code: 'trust.chain-hole', at: next },
      ];
      return { findings, counting: 3 };
    },
  },
];
