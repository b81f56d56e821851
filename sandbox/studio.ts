/** Studio's API for buckets, as far as the action and the official client use it. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import * as z from 'zod/mini';
import type { Target } from './providers.ts';
import { type Answer, Verifications } from './verification.ts';

/** A bucket as the organization has registered it. */
export interface RegisteredBucket {
  id: number;
  target: Target;
  /** Studio's last verdict. */
  connected: boolean;
}

interface Organization {
  id: number;
  apiKey: string;
  buckets: RegisteredBucket[];
}

const text = z.string().check(z.minLength(1));
const VerifyRequest = z.object({
  storageProvider: z._default(z.enum(['s3', 'google', 'azure', 'other', 'edgeimpulse']), 's3'),
  accessKey: text,
  secretKey: z.optional(text),
  bucketId: z.optional(z.int()),
  bucket: text,
  endpoint: text,
  region: z._default(z.string(), ''),
  prefix: z._default(z.string(), '')
});
const VerifyExistingRequest = z.object({ prefix: z.string() });

/** Becomes an answer with this status, `success: false` and the message as `error`. */
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function studio(organization: Organization): Server {
  const api = new BucketsApi(organization);
  return createServer(async (request, response) => {
    const reply = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    try {
      reply(200, { success: true, ...(await api.answer(request)) });
    } catch (error) {
      reply(error instanceof Refusal ? error.status : 500, { success: false, error: (error as Error).message });
    }
  });
}

class BucketsApi {
  readonly #organization: Organization;
  readonly #verifications = new Verifications();

  constructor(organization: Organization) {
    this.#organization = organization;
  }

  async answer(request: IncomingMessage): Promise<object> {
    const [, organizationId, path = ''] =
      request.url?.match(/^\/v1\/api\/organizations\/(\d+)\/buckets(\/[^?]+)?(?:\?|$)/) ?? [];
    if (organizationId === undefined) throw new Refusal(404, 'Not found');
    const { id: ours, apiKey, buckets } = this.#organization;
    if (request.headers['x-api-key'] !== apiKey) throw new Refusal(401, 'Invalid API key');
    if (Number(organizationId) !== ours) throw new Refusal(404, `No organization with ID ${organizationId}`);

    const id = Number(path.match(/^\/(\d+)/)?.[1]);
    switch (`${request.method} ${path.replace(/^\/\d+/, '/{bucketId}')}`) {
      case 'GET ':
        return { buckets: buckets.map(withoutSecret) };
      case 'GET /{bucketId}':
        return { bucket: withoutSecret(this.#registered(id, 404)) };
      case 'POST /verify':
        return this.#verify(await read(request, VerifyRequest));
      case 'POST /{bucketId}/verify': {
        const bucket = this.#registered(id, 404);
        return this.#verifyAsStored(bucket, await read(request, VerifyExistingRequest));
      }
      default:
        throw new Refusal(404, 'Not found');
    }
  }

  async #verify({ bucketId, secretKey, ...asked }: z.output<typeof VerifyRequest>): Promise<Answer> {
    if (secretKey !== undefined) return this.#verifications.answer({ ...asked, secretKey });
    if (bucketId === undefined) throw new Refusal(400, 'Give a secretKey, or the bucketId of a bucket that has one');
    return this.#verifyAsStored(this.#registered(bucketId, 400), asked);
  }

  async #verifyAsStored(bucket: RegisteredBucket, asked: Partial<Target>): Promise<Answer> {
    const verdict = await this.#verifications.answer({ ...bucket.target, ...asked });
    if (verdict.connectionStatus !== 'connecting') bucket.connected = verdict.connectionStatus === 'connected';
    return verdict;
  }

  #registered(id: number, otherwise: number): RegisteredBucket {
    const bucket = this.#organization.buckets.find((candidate) => candidate.id === id);
    if (!bucket) throw new Refusal(otherwise, `No bucket with ID ${id}`);
    return bucket;
  }
}

/** As the list shows it: field by field, so that nothing else of a bucket ever gets out. */
function withoutSecret({ id, connected, target }: RegisteredBucket): object {
  const { storageProvider, accessKey, bucket, endpoint, region, prefix } = target;
  return {
    ...{ id, storageProvider, accessKey, bucket, endpoint, region, connected },
    ...(prefix && { checkConnectivityPrefix: prefix }),
    ...(storageProvider === 'azure' && { storageAccountName: accessKey })
  };
}

async function read<Schema extends z.ZodMiniType>(request: IncomingMessage, schema: Schema): Promise<z.output<Schema>> {
  const body = await json(request).catch(() => {
    throw new Refusal(400, 'The body is not JSON');
  });
  const checked = schema.safeParse(body);
  if (checked.success) return checked.data;
  const fields = checked.error.issues.map(({ path }) => path.join('.') || 'body');
  throw new Refusal(400, `Missing, or not what it should be: ${fields.join(', ')}`);
}
