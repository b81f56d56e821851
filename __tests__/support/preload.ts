/** Options for Node that change the runtime of the process under test before its first line runs. */

const preload = (code: string) => ['--import', `data:text/javascript,${encodeURIComponent(code)}`];

/** The name leads to this machine. */
export const resolving = (name: string) =>
  preload(`import dns from 'node:dns';
    const { lookup } = dns;
    dns.lookup = (host, ...rest) => lookup(host === ${JSON.stringify(name)} ? '127.0.0.1' : host, ...rest);`);

/** The wall clock is set forward (or back) by so many days, while the process runs. */
export const clockSet = (days: number, afterMs: number) =>
  preload(`const begun = performance.now();
    const RealDate = Date;
    const now = () => RealDate.now() + (performance.now() - begun > ${afterMs} ? ${days * 86_400_000} : 0);
    globalThis.Date = class extends RealDate {
      constructor(...given) { given.length ? super(...given) : super(now()); }
      static now() { return now(); }
    };`);

/** A signal that cannot be sent on every system: its event follows on one that can. */
export const relaying = (sent: string, signal: string) =>
  preload(`process.on('${sent}', () => process.emit('${signal}', '${signal}'));`);

/** The signal arrives as soon as the process listens for it. */
export const signalledAtOnce = (signal: string) =>
  preload(`process.on('newListener', (name) => {
      if (name === '${signal}') setImmediate(() => process.kill(process.pid, '${signal}'));
    });`);

/** Something is thrown where nobody can catch it. */
export const throwing = (afterMs: number) =>
  preload(`setTimeout(() => { throw new Error('thrown by the test'); }, ${afterMs});`);

/** Nothing keeps the process alive: no timer, and no connection, which is never made. */
export const runningDry = () =>
  preload(`import net from 'node:net';
    import timers from 'node:timers/promises';
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (...given) => setTimeout(...given).unref();
    timers.setTimeout = () => new Promise(() => {});
    net.Socket.prototype.connect = function () { return this; };`);

/** The job summary is never written, and the process goes on waiting for it. */
export const neverSummarizing = () =>
  preload(`import fs from 'node:fs';
    fs.promises.appendFile = () => new Promise(() => { setInterval(() => {}, 1000); });`);

/** The most memory that the process ever held, in mebibytes, written to a file as it ends. */
export const memoryTo = (file: string) =>
  preload(`import { writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS / 1024)));`);
