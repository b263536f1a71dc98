import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Starts a real ssh-agent that ends with the test, and returns its socket. */
export async function startAgent(
  folder: string,
  environment: Record<string, string> = {},
): Promise<string> {
  const socket = join(folder, 'agent.sock');
  const agent = spawn('ssh-agent', ['-D', '-a', socket], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => {
    agent.kill();
  });
  await once(agent.stdout, 'data');
  if (!existsSync(socket)) throw new Error('ssh-agent did not listen');
  return socket;
}

/** Gives a key to an agent. */
export function addKey(socket: string, keyFile: string, options: readonly string[] = []): void {
  execFileSync('ssh-add', ['-q', ...options, keyFile], {
    env: { ...process.env, SSH_AUTH_SOCK: socket },
    stdio: 'ignore',
  });
}

/** Starts something that answers each request on a socket as told, and ends with the test. */
export async function startImpostor(
  folder: string,
  answer: (request: Uint8Array) => Uint8Array,
): Promise<string> {
  const socket = join(folder, 'impostor.sock');
  const server = createServer((peer) => {
    peer.on('error', () => undefined);
    peer.on('data', (request) => peer.write(answer(request)));
  });
  onTestFinished(() => {
    server.close();
  });
  server.listen(socket);
  await once(server, 'listening');
  return socket;
}
