/** Azure's storage emulator in this process, on loopback and a free port. */
import azuriteConfiguration from 'azurite/dist/src/blob/BlobConfiguration.js';
import azurite from 'azurite/dist/src/blob/BlobServer.js';

export interface AzureServer {
  endpoint: string;
  stop(): Promise<void>;
}

export async function startAzure(account: string, key: string): Promise<AzureServer> {
  // Azurite reads its accounts from the environment only, and does so again every minute.
  process.env.AZURITE_ACCOUNTS = `${account}:${key}`;
  const server = new azurite.default(
    Object.assign(new azuriteConfiguration.default(), {
      port: 0,
      isMemoryPersistence: true,
      enableAccessLog: false,
      // The SDK may send a newer version of the protocol than Azurite supports.
      skipApiVersionCheck: true
    })
  );
  await server.start();
  return { endpoint: server.getHttpServerAddress(), stop: () => server.close() };
}
