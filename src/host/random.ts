/** Gives unpredictable bytes, from the system's own generator. */
export interface Random {
  bytes(count: number): Uint8Array;
}
