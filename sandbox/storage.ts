/**
 * Real storage servers in this process, on loopback and free ports: an S3 server that checks signatures, and
 * Azurite for Azure. What they get wrong is mended here and nowhere else.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import S3rver, { type S3Context, type S3Middleware, type S3Store } from '@20minutes/s3rver';
import authentication from '@20minutes/s3rver/lib/middleware/authentication.js';
import AWSAccount from '@20minutes/s3rver/lib/models/account.js';
import S3Error from '@20minutes/s3rver/lib/models/error.js';
import azuriteConfiguration from 'azurite/dist/src/blob/BlobConfiguration.js';
import azurite from 'azurite/dist/src/blob/BlobServer.js';
import { selfSigned } from './certificate.ts';

/** The server escapes the text of its refusals twice, and apostrophes would reach the client as `&#x27;`. */
const { toXML } = S3Error.prototype;
S3Error.prototype.toXML = function () {
  return toXML.call(this).replaceAll('&amp;', '&');
};

export interface S3Key {
  accessKey: string;
  secretKey: string;
  /** Where given, all that this key may list, write or delete lies under it. */
  prefix?: string;
}

export interface S3Server {
  endpoint: string;
  /** The same server over TLS, with a certificate that nobody trusts. */
  selfSignedEndpoint: string;
  region: string;
  createBucket(name: string): Promise<void>;
  put(bucket: string, key: string, content: Buffer): Promise<void>;
  stop(): Promise<void>;
}

export interface AzureServer {
  endpoint: string;
  stop(): Promise<void>;
}

export async function startS3(keys: S3Key[], region: string): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'verify-bucket-s3-'));
  const s3 = new S3rver({ address: '127.0.0.1', port: 0, silent: true, vhostBuckets: false, directory });
  // In front of the router, which is the last, and behind the middleware that turns answers into XML.
  s3.middleware.splice(-1, 0, sanitizer(keys, region), paging);
  const [{ port }, certificate] = await Promise.all([s3.run(), selfSigned()]);
  const tls = createTlsServer(certificate, s3.callback()).listen(0, '127.0.0.1');
  await once(tls, 'listening');

  return {
    endpoint: `http://127.0.0.1:${port}`,
    selfSignedEndpoint: `https://127.0.0.1:${(tls.address() as AddressInfo).port}`,
    region,
    async createBucket(name) {
      await s3.store.putBucket(name);
    },
    async put(bucket, key, content) {
      // A stream, because for a Buffer the promise is fulfilled before the file is written.
      await s3.store.putObject({ bucket, key, content: Readable.from([content]), metadata: {} });
    },
    async stop() {
      s3.httpServer.closeAllConnections();
      tls.closeAllConnections();
      await Promise.all([s3.close(), tls.close()]);
      await rm(directory, { recursive: true, force: true });
    }
  };
}

/**
 * Checks the signature here instead of in the server's router, then hands the request on without it, for two reasons:
 * the router computes the signature of `/bucket/`, which is what the AWS SDK asks for, over `/bucket`; and it lets
 * requests without any signature through, which is what makes the handing on possible and would make the buckets public.
 * Refusals of the key and of the signature are the server's own; it knows neither policies nor regions, so those
 * two are judged here, in the words of AWS.
 */
function sanitizer(keys: S3Key[], region: string): S3Middleware {
  const checkSignature = authentication();
  const prefixes = new Map<object | undefined, string>();
  for (const { accessKey, secretKey, prefix = '' } of keys) {
    const account = new AWSAccount(0, accessKey);
    account.createKeyPair(accessKey, secretKey);
    prefixes.set(account, prefix);
  }
  return async (context, next) => {
    // A browser sends preflights without credentials.
    if (context.method === 'OPTIONS') return next();
    const path = decodeURIComponent(context.path.slice(1));
    context.params = { bucket: path };
    await checkSignature(context, async () => {});
    checkRegion(context, region);
    const prefix = prefixes.get(context.state.account);
    if (prefix === undefined || !concerned(context, path).startsWith(prefix)) {
      throw new S3Error('AccessDenied', 'Access Denied');
    }
    const { 'X-Amz-Algorithm': _, ...query } = context.query;
    context.query = query;
    context.params = {};
    delete context.headers.authorization;
    return next();
  };
}

/** The part of a bucket that a request is about: an object's key, or the prefix of a listing. */
function concerned(context: S3Context, path: string): string {
  const key = path.replace(/^[^/]*\/?/, '');
  return key || (context.query.prefix ?? '');
}

function checkRegion({ headers }: S3Context, region: string): void {
  const [, asked] = headers.authorization?.match(/Credential=[^/]+\/\d+\/([^/]+)\//) ?? [];
  if (asked === undefined || asked === region) return;
  throw new S3Error(
    'AuthorizationHeaderMalformed',
    `The authorization header is malformed; the region '${asked}' is wrong; expecting '${region}'`,
    { Region: region }
  );
}

/**
 * The server's continuation tokens are made with single DES, which OpenSSL 3 no longer has: a truncated listing would
 * answer 500. So the server is told that nothing was left out, and the token is added behind its back; it is the last
 * key of the page. And a page is cut from the sorted whole, because the server walks folders before the files beside them.
 */
const paging: S3Middleware = async (context, next) => {
  if (context.query['list-type'] !== '2') return next();
  const { 'continuation-token': token, ...query } = context.query;
  const startAfter = token && Buffer.from(token, 'base64url').toString();
  context.query = startAfter ? { ...query, 'start-after': startAfter } : query;

  let nextToken: string | undefined;
  const { store } = context;
  const listObjects: S3Store['listObjects'] = async (bucket, { startAfter = '', maxKeys, ...options }) => {
    const { objects, ...listing } = await store.listObjects(bucket, { ...options, maxKeys: Number.POSITIVE_INFINITY });
    const rest = objects.filter(({ key }) => key > startAfter).sort((a, b) => (a.key < b.key ? -1 : 1));
    const page = rest.slice(0, maxKeys);
    const last = page.at(-1);
    if (last && rest.length > page.length) nextToken = Buffer.from(last.key).toString('base64url');
    return { ...listing, objects: page, isTruncated: false };
  };
  context.store = Object.assign(Object.create(store) as S3Store, { listObjects });

  await next();
  const listing = context.body.ListBucketResult;
  if (nextToken && listing) Object.assign(listing, { IsTruncated: true, NextContinuationToken: nextToken });
};

export async function startAzure(account: string, key: string): Promise<AzureServer> {
  // Azurite takes its accounts from the environment only, and looks there again every minute.
  process.env.AZURITE_ACCOUNTS = `${account}:${key}`;
  const server = new azurite.default(
    Object.assign(new azuriteConfiguration.default(), {
      port: 0,
      isMemoryPersistence: true,
      enableAccessLog: false,
      // The SDK may speak a newer version of the protocol than Azurite knows.
      skipApiVersionCheck: true
    })
  );
  await server.start();
  return { endpoint: server.getHttpServerAddress(), stop: () => server.close() };
}
