export interface Clock {
  /** Milliseconds from an arbitrary beginning; never goes back. */
  now(): number;
  /** Milliseconds since 1970. */
  timeOfDay(): number;
  /** Resolves after the time, or as soon as the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
