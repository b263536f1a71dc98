import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  const ran = path.join(team.folder, 'editor.ran');
  writeFileSync(editor, `touch ${ran}; printf '%s' '${written}' > "$1"\n`);
  const home = path.join(team.folder, 'home-kasra');
  const program = `${process.execPath} ${path.resolve('bin/sos.cjs')} ${words}`;
  const answer = spawnSync('script', ['--quiet', '--return', '--command', program, '/dev/null'], {
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
  return answer.stdout;
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

it.skipIf(!hasTerminal)(
  'a text that is refused is kept, with the command that sends it (needs script)',
  async () => {
    const secret = `it is ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    const told = onTerminal('send kasra --subject "no way"', secret).replaceAll('\r\n', ' ');
    const file = /your text is kept in (\S+message\.txt)/.exec(told)?.[1] ?? '';
    expect(readFileSync(file, 'utf8')).toBe(secret);
    expect(told).toContain(`sos send kasra --file ${file} --subject 'no way'`);
    rmSync(path.dirname(file), { recursive: true });
    expect((await kasra.ok('inbox')).data.mail).toEqual([]);
  },
);

it.skipIf(!hasTerminal)('nobody writes to somebody who is not there (needs script)', () => {
  for (const words of ['send kasrra', 'send kasra --brief S9', 'reply ffffffff']) {
    const told = onTerminal(words, 'written in vain');
    expect(told).toMatch(/nobody is enrolled as kasrra|There is no brief S9|ffffffff/);
    expect(existsSync(path.join(team.folder, 'editor.ran'))).toBe(false);
  }
});

it('without a terminal nobody is asked', async () => {
  expect((await kasra.run(2, 'send', 'kasra')).error?.code).toBe('cli.nothing-to-say');
});
