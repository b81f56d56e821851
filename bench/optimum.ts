/**
 * The best that any schedule of polls can do: for a number of requests, the least delay until a change is seen.
 * Dynamic programming over a grid of poll times finds the best schedule for a price per request; the price is then set
 * so that the schedule makes as many requests as asked for. Times in seconds.
 */

/** When changes happen. */
export interface Distribution {
  /** Share of the changes up to the time t. */
  share: (t: number) => number;
  /** ∫ x dF(x) from 0 to t: the mean time of a change, as far as it comes from the changes up to t. */
  moment: (t: number) => number;
  /** By now all have happened. */
  endS: number;
}

const GRID_S = 0.025;

/**
 * The least mean delay for the mean number of requests; where that lies between two schedules, it is interpolated.
 * @param shortestS the least time between two polls
 */
export function optimalDelayS(distribution: Distribution, requests: number, shortestS: number): number {
  const grid = onGrid(distribution);
  const fewest = Math.max(1, Math.round(shortestS / GRID_S));
  // Where requests cost too little the schedule makes too many, and the other way round.
  let [low, high] = [1e-5, 10];
  let many = scheduled(grid, low, fewest);
  let few = scheduled(grid, high, fewest);
  while (high / low > 1.001) {
    const price = Math.sqrt(low * high);
    const cost = scheduled(grid, price, fewest);
    if (cost.requests > requests) [low, many] = [price, cost];
    else [high, few] = [price, cost];
  }
  const part = (requests - few.requests) / (many.requests - few.requests || 1);
  return few.delayS + part * (many.delayS - few.delayS);
}

interface Grid {
  share: Float64Array;
  moment: Float64Array;
}

function onGrid({ share, moment, endS }: Distribution): Grid {
  const times = Array.from({ length: Math.round(endS / GRID_S) + 1 }, (_, index) => index * GRID_S);
  return { share: Float64Array.from(times, share), moment: Float64Array.from(times, moment) };
}

/** The schedule, from a first poll at 0, with the least mean of delay + price × requests. */
function scheduled({ share, moment }: Grid, price: number, fewest: number): { delayS: number; requests: number } {
  const end = share.length - 1;
  const delay = (from: number, to: number) =>
    to * GRID_S * (at(share, to) - at(share, from)) - (at(moment, to) - at(moment, from));
  const least = new Float64Array(share.length);
  const next = new Int32Array(share.length).fill(end);
  for (let from = end - 1; from >= 0; from--) {
    least[from] = Number.POSITIVE_INFINITY;
    // The delays have the Monge property: whoever begins earlier never does better to go further.
    for (let to = Math.min(from + fewest, end); to <= at(next, from + 1); to++) {
      const cost = delay(from, to) + at(least, to);
      if (cost < at(least, from)) [least[from], next[from]] = [cost, to];
    }
    least[from] = at(least, from) + price * (1 - at(share, from));
  }
  let requests = 1;
  let delayS = 0;
  for (let from = 0; from < end; from = at(next, from)) {
    requests += 1 - at(share, from);
    delayS += delay(from, at(next, from));
  }
  return { delayS, requests };
}

function at(values: Float64Array | Int32Array, index: number): number {
  return values[index] ?? 0;
}
