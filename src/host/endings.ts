/** Being told to end: Ctrl-C, a terminal that closes, a CI job that is stopped. */
export interface Endings {
  /**
   * Runs work that leaves something to be put away. While it goes on, being told to end does not end
   * sos but fires the signal; the work then ends itself, and says so with an error.
   */
  during<T>(work: (told: AbortSignal) => Promise<T>): Promise<T>;
}
