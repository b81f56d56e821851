/** The fault matrix: what goes wrong, and what the action makes of it. */
import { addresses } from './addresses.ts';
import { bodies } from './bodies.ts';
import type { FaultCase } from './fault-case.ts';
import { inputs } from './inputs.ts';
import { lists } from './lists.ts';
import { network } from './network.ts';
import { proxy } from './proxy.ts';
import { runnerEnvironment } from './runner-environment.ts';
import { signals } from './signals.ts';
import { status } from './status.ts';
import { time } from './time.ts';

/** By theme; what waits longest comes first, so that the rest can run beside it. */
export const matrix: Record<string, FaultCase[]> = {
  time,
  network,
  proxy,
  status,
  body: bodies,
  list: lists,
  signals,
  runnerEnvironment,
  inputs,
  addresses
};
