/** The least that an action on GitHub's toolkit can be: reads inputs, masks secrets, asks Studio once, writes an output. */
import { getInput, setFailed, setOutput, setSecret } from '@actions/core';
import { HttpClient } from '@actions/http-client';

async function main(): Promise<void> {
  const [apiKey, secretKey] = [getInput('api-key'), getInput('secret-key')];
  for (const secret of [apiKey, secretKey]) setSecret(secret);
  const request = {
    storageProvider: 's3',
    accessKey: getInput('access-key'),
    secretKey,
    bucket: getInput('bucket'),
    endpoint: getInput('endpoint')
  };
  const client = new HttpClient('toolkit-action');
  const url = `${getInput('api-url')}/api/organizations/${getInput('organization-id')}/buckets/verify`;
  const { result } = await client.postJson<{ connectionStatus: string }>(url, request, { 'x-api-key': apiKey });
  const status = result?.connectionStatus ?? '';
  setOutput('status', status);
  setOutput('healthy', status === 'connected');
  if (status !== 'connected') setFailed(`Not connected: ${status}`);
}
void main();
