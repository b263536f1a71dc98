import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, createConnection, type AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import type { Sandbox } from '../support/sandbox.ts';

const SSHD = '/usr/sbin/sshd';

/** Why there can be no SSH server here; undefined where there can. */
export function noSshServer(): string | undefined {
  if (!existsSync(SSHD)) return `there is no ${SSHD} (apt-get install openssh-server)`;
  return process.getuid?.() === 0 ? undefined : 'sshd serves others only as root';
}

/** A server on the loopback that lets exactly one key in. */
export interface LoopbackSsh {
  /** The variables that make git use its key and trust its host. */
  readonly variables: Readonly<Record<string, string>>;
  url(folder: string): string;
  close(): Promise<void>;
}

/** Starts one with everything it needs inside the sandbox. */
export async function serveSsh(sandbox: Sandbox): Promise<LoopbackSsh> {
  mkdirSync('/run/sshd', { recursive: true });
  for (const name of ['host', 'client']) {
    const args = ['-q', '-t', 'ed25519', '-N', '', '-f', sandbox.at(name)];
    execFileSync('ssh-keygen', args);
  }
  const port = await freePort();
  const account = userInfo().username;
  sandbox.write('authorized', readFileSync(sandbox.at('client.pub')), 0o600);
  const hostKey = readFileSync(sandbox.at('host.pub'), 'utf8');
  sandbox.write('known', `[127.0.0.1]:${port} ${hostKey}`);
  const settings = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${sandbox.at('host')}`,
    `AuthorizedKeysFile ${sandbox.at('authorized')}`,
    `PidFile ${sandbox.at('sshd.pid')}`,
    'StrictModes no',
    'PasswordAuthentication no',
    'UsePAM no',
    'PermitRootLogin prohibit-password',
  ];
  const server = spawn(SSHD, ['-D', '-e', '-f', sandbox.write('sshd_config', settings.join('\n'))]);
  const gone = new Promise<void>((resolve) => {
    server.on('close', () => {
      resolve();
    });
  });
  await listening(port, gone);
  const client = ['-i', sandbox.at('client'), '-o', `UserKnownHostsFile=${sandbox.at('known')}`];
  const options = ['IdentitiesOnly=yes', 'BatchMode=yes'].flatMap((option) => ['-o', option]);
  return {
    variables: { GIT_SSH_COMMAND: ['ssh', '-F', '/dev/null', ...client, ...options].join(' ') },
    url: (folder) => `ssh://${account}@127.0.0.1:${port}${folder}`,
    close: async () => {
      server.kill();
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Knocks until somebody opens, or the server is gone. */
async function listening(port: number, gone: Promise<void>): Promise<void> {
  const knock = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = createConnection(port, '127.0.0.1');
      socket.on('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => {
        resolve(false);
      });
    });
  const ended = gone.then(() => 'ended' as const);
  for (;;) {
    const heard = await Promise.race([ended, knock()]);
    if (heard === 'ended') throw new Error('sshd ended at once');
    if (heard) return;
  }
}
