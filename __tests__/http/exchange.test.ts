import { getEventListeners } from 'node:events';
import { afterEach, expect, it, jest } from '@jest/globals';
import { Exchanger } from '../../src/http/exchange.ts';
import { connected, refused, type Studio, startStudio } from '../support/studio.ts';

const servers: Studio[] = [];
afterEach(async () => {
  jest.restoreAllMocks();
  for (const server of servers.splice(0)) await server.stop();
});

it('leaves no listener behind, which would keep every answer until the end of the run', async () => {
  const server = await startStudio([connected(), refused('no', 404), connected()]);
  servers.push(server);
  const any = jest.spyOn(AbortSignal, 'any');
  const exchanger = new Exchanger(5000);
  const request = { method: 'GET', url: new URL(server.url), headers: {} };
  for (const status of [200, 404, 200]) {
    expect(await exchanger.send(request, new AbortController().signal)).toMatchObject({ status });
  }
  // Nobody listens on port 4: it is never given out as a free one.
  const refusing = { ...request, url: new URL('http://127.0.0.1:4') };
  await expect(exchanger.send(refusing, new AbortController().signal)).rejects.toThrow('ECONNREFUSED');
  const signals = any.mock.results.map(({ value }) => value as AbortSignal);
  expect(signals.map((signal) => getEventListeners(signal, 'abort').length)).toEqual([0, 0, 0, 0]);
});
