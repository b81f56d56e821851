import { EdgeImpulseApi } from 'edge-impulse-api';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** Edge Impulse's own client, pointed at the sandbox. */
export async function officialClient(sandbox: Sandbox, apiKey = sandbox.apiKey): Promise<EdgeImpulseApi> {
  const api = new EdgeImpulseApi({ endpoint: sandbox.url });
  await api.authenticate({ method: 'apiKey', apiKey });
  return api;
}
