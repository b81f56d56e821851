/**
 * Loopback servers that answer as storage services and other servers do in cases that the sandbox's storage servers
 * cannot show: quotas, locks, policies, web consoles, ports of another protocol.
 */
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';

export interface RefusingStorage {
  /** An HTTP endpoint whose bucket of this name answers in this way; every other request is refused with 404. */
  refuse(bucket: string, answer: CannedAnswer): string;
  /** A port that greets with a line of another protocol, as SSH does. */
  greetingEndpoint: string;
  /** A port that ends every connection at once. */
  closingEndpoint: string;
  stop(): Promise<void>;
}

export interface CannedAnswer {
  /** The first request that is refused; those before it are answered as a healthy, empty bucket would. */
  on: 'list' | 'write' | 'remove';
  status: number;
  /** XML unless it begins like HTML or JSON. */
  body: string;
}

export async function startRefusingStorage(): Promise<RefusingStorage> {
  const answers = new Map<string, CannedAnswer>();
  const http = createHttpServer((request, response) => {
    const { status, body } = answerTo(request, answers);
    response.writeHead(status, body ? { 'content-type': contentType(body) } : {}).end(body);
  });
  const greeting = createServer((socket) =>
    socket
      .on('error', () => {})
      .resume()
      .end('SSH-2.0-OpenSSH_9.6\r\n')
  );
  const closing = createServer((socket) => socket.on('error', () => {}).destroy());
  const [port, greetingPort, closingPort] = await Promise.all([http, greeting, closing].map(listen));
  const endpoint = (at: number | undefined) => `http://127.0.0.1:${at}`;
  return {
    refuse(bucket, answer) {
      answers.set(bucket, answer);
      return endpoint(port);
    },
    greetingEndpoint: endpoint(greetingPort),
    closingEndpoint: endpoint(closingPort),
    async stop() {
      http.closeAllConnections();
      await Promise.all([http, greeting, closing].map((server) => new Promise((resolve) => server.close(resolve))));
    }
  };
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

function answerTo({ method, url = '' }: IncomingMessage, answers: Map<string, CannedAnswer>): Omit<CannedAnswer, 'on'> {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  // Of Azure's emulator the first part of the path is the account, the second the container.
  const bucket = pathname.split('/').find((part) => answers.has(part)) ?? '';
  const refused = answers.get(bucket);
  if (!refused) return { status: 404, body: s3Error('NoSuchBucket', 'The specified bucket does not exist') };
  const azure = searchParams.has('comp') || pathname.split('/').indexOf(bucket) > 1;
  if (method === 'PUT') return refused.on === 'write' ? refused : { status: azure ? 201 : 200, body: '' };
  if (method === 'DELETE') return refused.on === 'remove' ? refused : { status: azure ? 202 : 204, body: '' };
  if (refused.on === 'list') return refused;
  return { status: 200, body: azure ? emptyContainer(bucket) : emptyBucket(bucket) };
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';

function emptyBucket(name: string): string {
  const content = `<Name>${name}</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated>`;
  return `${XML}<ListBucketResult>${content}</ListBucketResult>`;
}

function emptyContainer(name: string): string {
  return `${XML}<EnumerationResults ContainerName="${name}"><Blobs /><NextMarker /></EnumerationResults>`;
}

/** S3's and Azure's form of an error. Neither text may need escaping. */
export function s3Error(code: string, message: string): string {
  return `${XML}<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
}

function contentType(body: string): string {
  if (body.startsWith('{')) return 'application/json';
  return body.startsWith('<?xml') ? 'application/xml' : 'text/html';
}
