/** Time as the action sees it. */
export interface Clock {
  /** In milliseconds from an arbitrary beginning; never goes back. */
  now(): number;
  /** What a clock on the wall shows, in milliseconds since 1970: for the dates of others. */
  timeOfDay(): number;
  /** Resolves after the time, or as soon as the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
