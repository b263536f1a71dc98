import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A host that takes calls on loopback and never says a word. */
export class SilentHost {
  readonly #server = createServer((peer) => {
    this.#peers.add(peer);
    peer.on('error', () => undefined);
    peer.resume();
  });
  readonly #peers = new Set<Socket>();

  /** Begins to listen; gives the address of a repository there. */
  async begin(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/remote.git`;
  }

  end(): void {
    for (const peer of this.#peers) peer.destroy();
    this.#server.close();
  }
}
