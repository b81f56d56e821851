/**
 * An S3 server in this process, on loopback and a free port, which checks signatures. Workarounds for its faults are in
 * this file only.
 */
import { once } from 'node:events';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import S3rver, { type S3Context, type S3Middleware, type S3Store } from '@20minutes/s3rver';
import authentication from '@20minutes/s3rver/lib/middleware/authentication.js';
import AWSAccount from '@20minutes/s3rver/lib/models/account.js';
import S3Error from '@20minutes/s3rver/lib/models/error.js';
import { selfSigned } from './certificate.ts';

/** The server escapes error messages twice: without this, apostrophes reach the client as `&#x27;`. */
const { toXML } = S3Error.prototype;
S3Error.prototype.toXML = function () {
  return toXML.call(this).replaceAll('&amp;', '&');
};

export interface S3Key {
  accessKey: string;
  secretKey: string;
  /** Limits what this key may list, write and delete. */
  prefix?: string;
}

export interface S3Server {
  endpoint: string;
  /** The same server over TLS, with an untrusted certificate. */
  selfSignedEndpoint: string;
  region: string;
  createBucket(name: string): Promise<void>;
  /** `modified` is now by default. */
  put(bucket: string, key: string, content: Buffer, modified?: Date): Promise<void>;
  stop(): Promise<void>;
}

export async function startS3(keys: S3Key[], region: string): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'verify-bucket-s3-'));
  const s3 = new S3rver({ address: '127.0.0.1', port: 0, silent: true, vhostBuckets: false, directory });
  // In front of the router, which is the last, and behind the middleware that turns answers into XML.
  s3.middleware.splice(-1, 0, authorization(keys, region), paging);
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
    async put(bucket, key, content, modified) {
      // A stream, because for a Buffer the promise is fulfilled before the file is written.
      await s3.store.putObject({ bucket, key, content: Readable.from([content]), metadata: {} });
      // The server reports the time of the file as LastModified.
      if (modified) await utimes(s3.store.getResourcePath(bucket, key, 'object'), modified, modified);
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
 * Checks the signature before the server's router does, and passes the request on without it, for two reasons. The
 * router computes the signature of `/bucket/`, the path that the AWS SDK requests, over `/bucket`. And it accepts
 * requests without a signature, which would make every bucket public. The server itself refuses unknown keys and wrong
 * signatures; it has neither policies nor regions, so these are checked here, with the error messages of AWS.
 */
function authorization(keys: S3Key[], region: string): S3Middleware {
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
    if (prefix === undefined || !requestedKey(context, path).startsWith(prefix)) {
      throw new S3Error('AccessDenied', 'Access Denied');
    }
    const { 'X-Amz-Algorithm': _, ...query } = context.query;
    context.query = query;
    context.params = {};
    delete context.headers.authorization;
    return next();
  };
}

/** An object's key, or the prefix of a listing. */
function requestedKey(context: S3Context, path: string): string {
  const key = path.replace(/^[^/]*\/?/, '');
  return key || (context.query.prefix ?? '');
}

function checkRegion({ headers }: S3Context, region: string): void {
  const [, signed] = headers.authorization?.match(/Credential=[^/]+\/\d+\/([^/]+)\//) ?? [];
  if (signed === undefined || signed === region) return;
  throw new S3Error(
    'AuthorizationHeaderMalformed',
    `The authorization header is malformed; the region '${signed}' is wrong; expecting '${region}'`,
    { Region: region }
  );
}

/**
 * The server encrypts continuation tokens with single DES, which OpenSSL 3 lacks, so a truncated listing would
 * answer 500. Here each listing looks complete to the server, and the token, which is the last key of the page, is added
 * afterwards. Pages are cut from the sorted list of all keys, because the server lists folders before files.
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
