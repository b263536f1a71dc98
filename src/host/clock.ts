/** Tells time. Claims only: nothing in sos trusts a clock. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Milliseconds on a clock that never goes back, for durations. */
  elapsed(): number;
  /** Resolves after that many milliseconds, or at once when the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
