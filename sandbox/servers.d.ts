/** The storage servers come without types; these are the parts that the sandbox uses. */

declare module '@20minutes/s3rver' {
  import type { RequestListener, Server } from 'node:http';

  export interface S3Context {
    method: string;
    /** Still percent-encoded. */
    path: string;
    headers: Record<string, string | undefined>;
    query: Record<string, string>;
    params: { bucket?: string };
    /** `account` is there once the signature was found to be right. */
    state: { account?: object };
    store: S3Store;
    body: { ListBucketResult?: object };
  }
  export type S3Middleware = (context: S3Context, next: () => Promise<unknown>) => Promise<unknown>;

  export interface S3Listing {
    objects: { key: string }[];
    isTruncated: boolean;
  }
  export interface S3Store {
    getResourcePath(bucket: string, key: string, resource: 'object'): string;
    putBucket(bucket: string): Promise<unknown>;
    putObject(object: {
      bucket: string;
      key: string;
      content: AsyncIterable<Buffer>;
      metadata: object;
    }): Promise<unknown>;
    listObjects(bucket: string, options: { startAfter?: string; maxKeys: number }): Promise<S3Listing>;
  }

  export default class S3rver {
    constructor(options: object);
    readonly store: S3Store;
    readonly middleware: S3Middleware[];
    readonly httpServer: Server;
    run(): Promise<{ port: number }>;
    callback(): RequestListener;
    close(): Promise<void>;
  }
}

declare module '@20minutes/s3rver/lib/middleware/authentication.js' {
  import type { S3Middleware } from '@20minutes/s3rver';
  export default function authentication(): S3Middleware;
}

declare module '@20minutes/s3rver/lib/models/account.js' {
  export default class AWSAccount {
    constructor(id: number, displayName: string);
    createKeyPair(accessKey: string, secretKey: string): void;
  }
}

declare module '@20minutes/s3rver/lib/models/error.js' {
  export default class S3Error extends Error {
    constructor(code: string, message: string, detail?: Record<string, string>);
    toXML(): string;
  }
}

declare module 'azurite/dist/src/blob/BlobServer.js' {
  // Compiled CommonJS: an ES module finds its default export one level deeper.
  class BlobServer {
    constructor(configuration: object);
    start(): Promise<void>;
    close(): Promise<void>;
    getHttpServerAddress(): string;
  }
  const commonjs: { default: typeof BlobServer };
  export default commonjs;
}

declare module 'azurite/dist/src/blob/BlobConfiguration.js' {
  const commonjs: { default: new () => object };
  export default commonjs;
}
