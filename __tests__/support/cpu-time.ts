/** Processor time of some work, in milliseconds: unlike time, it is the same on a machine that is busy with something else. */
export function cpuMsOf(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
