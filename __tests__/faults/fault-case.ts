/** A row of the table of faults: what goes wrong, what the step has to report, and the setup in which it happens. */
import type { Step, StepResult } from '../../sandbox/runner.ts';
import { type ConnectionHandler, startRawServer } from '../support/raw-server.ts';
import { type Script, type Studio, startStudio } from '../support/studio.ts';

type Status = 'connected' | 'error' | 'timeout' | 'unverifiable';

/** How often Studio was asked for the verdict: not at all, exactly once, once more at least, exactly so often; `any` where it cannot be seen. */
export type Asked = 'never' | 'once' | 'again' | 'any' | number;

export interface Expected {
  status: Status;
  /** Empty where nothing is wrong. */
  code: string;
  /** Other codes that would do, where the interface leaves it open. */
  or?: string[];
  asked: Asked;
  exit: 0 | 1;
}

export interface FaultCase extends Expected {
  /** What happens; unique in the table. */
  fault: string;
  setup: () => Promise<Setup>;
}

/** What runs around the step, and how the step is run. */
export interface Setup {
  /** Inputs beside, or instead of, those for new credentials. */
  inputs?: Record<string, string>;
  env?: Record<string, string | undefined>;
  nodeOptions?: string[];
  onStart?: Step['onStart'];
  /** Requests for the verdict, or connections, that were seen from outside; where none can be, the output `attempts` counts. */
  asked?: () => number;
  /** Whether the seen number is that of requests, so that the output `attempts` has to equal it. */
  exact?: boolean;
  /** What there is nowhere to write: all outputs, or only the file with the results. */
  lost?: 'outputs' | 'results';
  /** Whether Node itself writes to standard error here. */
  noisy?: boolean;
  /** How many error annotations a red step has; one, unless several buckets are down. */
  errors?: number;
  /** How long the step may take, where `timeout` does not decide it. */
  endsWithinMs?: number;
  /** What else a user would miss in this case; each sentence is a complaint. */
  complaints?: (result: StepResult) => string[];
  stop?: () => Promise<void>;
}

type More = Omit<Setup, 'stop'>;

export const healthy = (asked: Asked = 'once'): Expected => ({ status: 'connected', code: '', asked, exit: 0 });
export const down = (code: string, asked: Asked = 'once'): Expected => ({ status: 'error', code, asked, exit: 1 });
export const timesOut = (asked: Asked = 'again'): Expected => ({ status: 'timeout', code: 'timeout', asked, exit: 1 });
/** One code, and others that would do as well. */
export const unverifiable = (asked: Asked, code: string, ...or: string[]): Expected => ({
  status: 'unverifiable',
  code,
  or,
  asked,
  exit: 1
});
export const notRetried = (code: string, ...or: string[]) => unverifiable('once', code, ...or);
export const retried = (code: string, ...or: string[]) => unverifiable('again', code, ...or);
export const invalidInput: Expected = unverifiable('never', 'invalid-input');

/** A setup with a Studio that answers by a script. */
export const withStudio =
  (script: Script, more: More | ((studio: Studio) => More) = {}): FaultCase['setup'] =>
  async () => {
    const studio = await startStudio(script);
    const { inputs, ...rest } = typeof more === 'function' ? more(studio) : more;
    return {
      inputs: { 'api-url': studio.url, ...inputs },
      asked: () => studio.verifications().length,
      exact: true,
      stop: studio.stop,
      ...rest
    };
  };

/** A setup with a server that speaks no proper HTTP. */
export const withRawServer =
  (handle: ConnectionHandler, { inputs, ...more }: More = {}): FaultCase['setup'] =>
  async () => {
    const { url, connections, stop } = await startRawServer(handle);
    return { inputs: { 'api-url': url, ...inputs }, asked: connections, stop, ...more };
  };

/** A complaint, unless it holds. */
export const unless = (holds: boolean, complaint: string): string[] => (holds ? [] : [complaint]);
