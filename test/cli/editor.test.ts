import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const hasTerminal = spawnSync('script', ['--version']).status === 0;

let team: Team;
let kasra: Member;
beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
});
afterEach(() => {
  team.remove();
});

/** Runs the program on a terminal, with an editor that writes these lines. */
function onTerminal(words: string, written: string): string {
  const editor = path.join(team.folder, 'editor.sh');
  writeFileSync(editor, `printf '%s' '${written}' > "$1"\n`);
  const home = path.join(team.folder, 'home-kasra');
  const program = `${process.execPath} ${path.resolve('bin/sos.cjs')} ${words}`;
  const ran = spawnSync('script', ['--quiet', '--return', '--command', program, '/dev/null'], {
    cwd: kasra.folder,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      EDITOR: `sh ${editor}`,
      TERM: 'dumb',
      GIT_CONFIG_NOSYSTEM: '1',
    },
    encoding: 'utf8',
  });
  return ran.stdout;
}

it.skipIf(!hasTerminal)(
  'a message is written in the editor where there is a terminal (needs script)',
  async () => {
    expect(onTerminal('send kasra', 'written in an editor')).toContain('signed and in the ledger');
    const [mail] = (await kasra.ok('inbox')).data.mail;
    expect(mail.untrusted.preview).toBe('written in an editor');
  },
);

it.skipIf(!hasTerminal)('an empty editor sends nothing (needs script)', async () => {
  expect(onTerminal('send kasra', '')).toContain('nothing was sent');
  expect((await kasra.ok('inbox')).data.mail).toEqual([]);
});

it('without a terminal nobody is asked', async () => {
  expect((await kasra.run(2, 'send', 'kasra')).error?.code).toBe('cli.nothing-to-say');
});
