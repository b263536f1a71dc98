import { concatBytes } from '../../base/index.ts';
import { socketTrouble } from '../errors.ts';
import type { Sockets } from '../sockets.ts';

/** Milliseconds that an agent may take: somebody may have to touch a key. */
const PATIENCE = 60_000;

/** Unix sockets, one request and one answer on each. */
export const nodeSockets: Sockets = {
  ask: async (path, request, maxBytes) => {
    const { createConnection } = await import('node:net');
    return new Promise((resolve, reject) => {
      const socket = createConnection(path);
      let received: Uint8Array = new Uint8Array();
      const fail = (problem: string, cause?: unknown): void => {
        socket.destroy();
        reject(socketTrouble(path, problem, cause));
      };
      socket.setTimeout(PATIENCE, () => {
        fail('did not answer in time');
      });
      socket.on('error', (cause) => {
        fail('cannot be used', cause);
      });
      socket.on('close', () => {
        fail('closed before it answered');
      });
      socket.on('data', (piece) => {
        received = concatBytes([received, piece]);
        if (received.length < 4) return;
        const length = new DataView(received.buffer).getUint32(0);
        if (length > maxBytes) {
          fail(`answers with ${length} bytes, more than ${maxBytes}`);
        } else if (received.length >= 4 + length) {
          resolve(received.subarray(4, 4 + length));
          socket.destroy();
        }
      });
      socket.write(request);
    });
  },
};
