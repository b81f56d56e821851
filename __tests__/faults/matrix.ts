/** The fault matrix: what goes wrong, and what the action makes of it. */
import { addresses } from './addresses.ts';
import { bodies } from './body.ts';
import { inputs } from './inputs.ts';
import { lists } from './lists.ts';
import { network } from './network.ts';
import { place } from './place.ts';
import { proxy } from './proxy.ts';
import type { Row } from './row.ts';
import { signals } from './signals.ts';
import { status } from './status.ts';
import { time } from './time.ts';

/** By theme; what waits longest comes first, so that the rest can run beside it. */
export const matrix: Record<string, Row[]> = {
  time,
  network,
  proxy,
  status,
  body: bodies,
  list: lists,
  signals,
  place,
  inputs,
  addresses
};
