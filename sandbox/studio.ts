/** Studio's API for buckets, datasets and portals, as far as the action and the official client use it. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { URLPattern } from 'node:url';
import { ApiError, type Parameters, type Routes } from './api-route.ts';
import { bucketRoutes } from './bucket-routes.ts';
import { datasetRoutes } from './dataset-routes.ts';
import type { Organization } from './organization.ts';
import { Verifications } from './verification.ts';

const ORGANIZATION = '/v1/api/organizations/:organizationId(\\d+)';

export function studio(organization: Organization): Server {
  const verifications = new Verifications();
  const answer = router(organization, {
    ...bucketRoutes(organization, verifications),
    ...datasetRoutes(organization, verifications)
  });
  return createServer(async (request, response) => {
    const reply = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    try {
      reply(200, { success: true, ...(await answer(request)) });
    } catch (error) {
      reply(error instanceof ApiError ? error.status : 500, { success: false, error: (error as Error).message });
    }
  });
}

function router({ id, apiKey }: Organization, routes: Routes): (request: IncomingMessage) => Promise<object> {
  const table = Object.entries(routes).map(([route, handle]) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, pattern: new URLPattern({ pathname: ORGANIZATION + path }), handle };
  });
  const anyPath = new URLPattern({ pathname: `${ORGANIZATION}/*` });

  return async (request) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const { organizationId } = anyPath.exec(url.href)?.pathname.groups ?? {};
    if (organizationId === undefined) throw new ApiError(404, 'Not found');
    if (request.headers['x-api-key'] !== apiKey) throw new ApiError(401, 'Invalid API key');
    if (Number(organizationId) !== id) throw new ApiError(404, `No organization with ID ${organizationId}`);
    for (const { method, pattern, handle } of table) {
      const match = method === request.method && pattern.exec(url.href);
      if (match) return handle(request, decoded(match.pathname.groups));
    }
    throw new ApiError(404, 'Not found');
  };
}

function decoded(groups: Record<string, string | undefined>): Parameters {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value = '']) => [name, decodeURIComponent(value)]));
  } catch {
    throw new ApiError(400, 'The path is not properly percent-encoded');
  }
}
