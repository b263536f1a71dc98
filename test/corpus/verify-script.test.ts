import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

const SCRIPT = path.resolve('templates/verify.sh');
const LEDGER = 'refs/heads/sos/ledger';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => {
  sandbox.remove();
});

function verify(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const env = { ...sandbox.variables(), ...more };
  const ran = spawnSync('/bin/sh', [SCRIPT, ...args], {
    cwd: sandbox.folder,
    encoding: 'utf8',
    env,
  });
  return { exit: ran.status, said: ran.stdout, complaint: ran.stderr };
}

/** Unpacks a case of the corpus into a bare repository. */
function unpack(name: string, folder = 'hub.git'): string {
  sandbox.git('.', 'init', '--quiet', '--bare', folder);
  const bundle = path.resolve('test/corpus', name, 'ledger.bundle');
  sandbox.git(folder, 'fetch', '--quiet', bundle, `${LEDGER}:${LEDGER}`);
  return sandbox.at(folder);
}

/** A folder with these programs and no others, for a `PATH`. */
function toolsOnly(names: string): string {
  const folder = sandbox.at('tools');
  mkdirSync(folder);
  for (const name of names.split(' ')) {
    const found = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    symlinkSync(found.stdout.trim(), path.join(folder, name));
  }
  return folder;
}

/** Takes one object out of a bare repository, whose objects were all in one pack. */
function loseObject(hub: string, object: string): void {
  const packs = path.join(hub, 'objects', 'pack');
  for (const pack of readdirSync(packs).filter((name) => name.endsWith('.pack'))) {
    const aside = sandbox.at(pack);
    renameSync(path.join(packs, pack), aside);
    rmSync(path.join(packs, pack.replace('.pack', '.idx')));
    const ran = spawnSync('git', ['unpack-objects', '-q'], {
      cwd: hub,
      input: readFileSync(aside),
    });
    expect(ran.status).toBe(0);
  }
  rmSync(path.join(hub, 'objects', object.slice(0, 2), object.slice(2)));
}

describe('verify.sh', () => {
  it('looks into an ordinary clone as well as into a bare one, from anywhere', () => {
    unpack('good-messages');
    sandbox.git('.', 'clone', '--quiet', '--no-checkout', 'hub.git', 'clone');
    sandbox.git('clone', 'fetch', '--quiet', 'origin', `${LEDGER}:${LEDGER}`);
    const answer = { exit: 0, said: '9 records, 9 good, 0 bad\n', complaint: '' };
    expect(verify(['clone'])).toEqual(answer);
    expect(verify([sandbox.at('hub.git')])).toEqual(answer);
  });

  it('takes a folder whose name begins with a dash or holds a space for a name', () => {
    unpack('good-genesis-alone', './-rf a*b');
    expect(verify(['-rf a*b'])).toMatchObject({ exit: 0 });
  });

  it('believes another ledger only if it is told to', () => {
    const hub = unpack('good-genesis-alone');
    expect(verify([hub, 'f'.repeat(64)])).toMatchObject({ exit: 4 });
    expect(verify([hub, 'f'.repeat(64)]).said).toContain('no-genesis');
  });

  it('exits 6 where it could not look: no repository, no branch', () => {
    expect(verify(['nowhere'])).toMatchObject({ exit: 6, said: '' });
    sandbox.bare('empty.git');
    expect(verify(['empty.git'])).toMatchObject({ exit: 6, said: '' });
  });

  it('exits 6 where a tool is missing, and names it', () => {
    const hub = unpack('good-genesis-alone');
    const PATH = toolsOnly('git sed mktemp sort cut uniq join grep wc rm cp');
    const complaint = 'verify.sh: ssh-keygen is not installed\n';
    expect(verify([hub], { PATH })).toEqual({ exit: 6, said: '', complaint });
  });

  it('is satisfied with shasum where there is no sha256sum', () => {
    const hub = unpack('good-enrolment');
    const PATH = toolsOnly('git sed ssh-keygen mktemp sort cut uniq join grep wc rm cp shasum');
    expect(verify([hub], { PATH })).toMatchObject({ exit: 0 });
  });

  it('exits 2 for arguments that it does not know', () => {
    expect(verify([])).toMatchObject({ exit: 2 });
    expect(verify(['.', 'not-an-id'])).toMatchObject({ exit: 2 });
    expect(verify(['.', 'a'.repeat(64), 'more'])).toMatchObject({ exit: 2 });
  });

  it('leaves nothing behind and runs nothing that the repository brings', () => {
    const hub = unpack('bad-paths');
    const evil = sandbox.write('evil.sh', '#!/bin/sh\ntouch "$TMPDIR/ran"\n', 0o755);
    for (const key of ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'diff.external']) {
      sandbox.git('hub.git', 'config', key, evil);
    }
    sandbox.git('hub.git', 'config', 'alias.ls-tree', `!${evil}`);
    mkdirSync(sandbox.at('temporary'));
    const ran = verify([hub], { TMPDIR: sandbox.at('temporary') });
    expect(ran.exit).toBe(4);
    const left = spawnSync('ls', ['-A', sandbox.at('temporary')], { encoding: 'utf8' });
    expect(left.stdout).toBe('');
  });

  it('asks no remote for what is missing', () => {
    const hub = unpack('good-genesis-alone');
    const evil = sandbox.write('evil.sh', '#!/bin/sh\ntouch "$0.ran"\n', 0o755);
    const config: Readonly<Record<string, string>> = {
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': `ext::${evil}`,
      'protocol.ext.allow': 'always',
    };
    for (const [key, value] of Object.entries(config)) {
      sandbox.git('hub.git', 'config', key, value);
    }
    const lost = sandbox.git('hub.git', 'rev-parse', `${LEDGER}^{tree}`);
    loseObject(hub, lost);
    expect(verify([hub])).toMatchObject({ exit: 6, said: '' });
    expect(existsSync(`${evil}.ran`)).toBe(false);
  });

  it('shows no control character of a path', () => {
    const { said } = verify([unpack('bad-paths')]);
    expect(said).toContain('"bus/line\\nbreak.yaml"');
    expect(said).not.toContain('\u0007');
  });
});
