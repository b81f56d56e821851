/** How soon a bucket that connects is seen to be connected, and for how many requests: simulated, no clock involved. */
import { pollPauseMs } from '../src/verification/poll.ts';
import { type Distribution, optimalDelayS } from './optimum.ts';
import { quantile, table } from './statistics.ts';

const POLL_INTERVAL_S = 5;
/** Quantiles of the times to connect that are tried: no chance in it, the same table every time. */
const TRIED = 100_000;

interface Pace {
  name: string;
  /** Pause after the n-th answer, from 1. */
  pauseS: (answers: number) => number;
}

const paces: Pace[] = [
  { name: '1 s', pauseS: () => 1 },
  { name: '2 s', pauseS: () => 2 },
  { name: '5 s', pauseS: () => 5 },
  { name: '0.25 s, ×1.5, … 5 s', pauseS: (n) => Math.min(0.25 * 1.5 ** (n - 1), POLL_INTERVAL_S) },
  { name: '**0.25 s, 0.5, 0.75, … 5 s**', pauseS: (n) => pollPauseMs(n, POLL_INTERVAL_S * 1000) / 1000 }
];

interface Times extends Distribution {
  name: string;
  /** The time by which this part of the buckets is connected. */
  quantile: (part: number) => number;
}

const FROM_S = 0.1;
const TO_S = 300;
const FOLD = Math.log(TO_S / FROM_S);
const logUniform: Times = {
  name: 'log-uniform, 0.1–300 s',
  quantile: (part) => FROM_S * Math.exp(part * FOLD),
  share: (t) => Math.log(Math.max(t / FROM_S, 1)) / FOLD,
  moment: (t) => Math.max(t - FROM_S, 0) / FOLD,
  endS: TO_S
};

const uniform: Times = {
  name: 'uniform, 0–300 s',
  quantile: (part) => part * TO_S,
  share: (t) => t / TO_S,
  moment: (t) => t ** 2 / 2 / TO_S,
  endS: TO_S
};

const MEAN_S = 30;
/** Nobody waits longer than `TO_S`: the distribution is cut there. */
const WITHIN = 1 - Math.exp(-TO_S / MEAN_S);
const exponential: Times = {
  name: `exponential, mean ${MEAN_S} s`,
  quantile: (part) => -MEAN_S * Math.log(1 - part * WITHIN),
  share: (t) => (1 - Math.exp(-t / MEAN_S)) / WITHIN,
  moment: (t) => (MEAN_S - (t + MEAN_S) * Math.exp(-t / MEAN_S)) / WITHIN,
  endS: TO_S
};

/** An answer says how things stand at its end; times to connect count from the first one. */
const situations = [
  { times: logUniform, answerS: 0.25 },
  { times: uniform, answerS: 0.25 },
  { times: exponential, answerS: 0.25 },
  { times: logUniform, answerS: 0 }
];

export function detection(): string {
  const rows = situations.flatMap(({ times, answerS }) =>
    paces.map((pace) => {
      const { meanS, p95S, worstS, requests } = simulated(times, answerS, pace);
      const aboveOptimum = meanS / optimalDelayS(times, requests, answerS) - 1;
      const seconds = [meanS, p95S, worstS].map((value) => value.toFixed(2));
      const percent = `${Math.abs(aboveOptimum * 100).toFixed(0)} %`;
      return [times.name, `${answerS} s`, pace.name, ...seconds, requests.toFixed(1), percent];
    })
  );
  const delays = ['mean delay, s', 'p95, s', 'worst, s'];
  return table(['time to connect', 'an answer takes', 'pauses', ...delays, 'requests', 'above the optimum'], rows);
}

function simulated(times: Times, answerS: number, { pauseS }: Pace) {
  const delays: number[] = [];
  let requests = 0;
  // Times to connect are tried in their order: the polls of one begin where those of the one before ended.
  let seenS = 0;
  let polls = 1;
  for (let index = 0; index < TRIED; index++) {
    const connectsS = times.quantile((index + 0.5) / TRIED);
    while (seenS < connectsS) seenS += pauseS(polls++) + answerS;
    delays.push(seenS - connectsS);
    requests += polls;
  }
  const meanS = delays.reduce((sum, delay) => sum + delay) / TRIED;
  return { meanS, p95S: quantile(delays, 0.95), worstS: quantile(delays, 1), requests: requests / TRIED };
}
