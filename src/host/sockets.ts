/** Talks to a local socket (ssh-agent): one request, one answer. */
export interface Sockets {
  /**
   * Sends a request and reads a length-prefixed answer (4 bytes big endian, then as many bytes).
   * Throws `host.socket` when it cannot connect, is cut off, or the answer is above `maxBytes`.
   */
  ask(path: string, request: Uint8Array, maxBytes: number): Promise<Uint8Array>;
}
