/** What a storage service said -> code, cause, remedy. Loads the tables: to be imported where a storage has refused. */
import {
  type Circumstances,
  fields,
  hostSource,
  IN_STUDIO,
  inputOf,
  isStored,
  placeOf,
  serviceIn
} from './circumstances.ts';
import type { Explanation } from './error-codes.ts';
import { Failure } from './failure.ts';
import { bestRow, type Searched, searched } from './matching.ts';
import { type Service, type StorageService, serviceAtHost, storageServices } from './storage-services.ts';
import { suspicionsOf } from './suspicions.ts';

export type { Circumstances };
export { suspicionsOf };

const ISSUE_FORM = 'https://github.com/your-org/edge-impulse-verify-bucket/issues/new?template=remedy.yml';

/** Where no row matches: no diagnosis, no guess. */
export const undiagnosed = {
  unknown: {
    what: 'the storage service refused',
    cause: 'This action does not know the reason that the storage service gave.',
    remedy:
      'Look the text up in the documentation of {service}. If you find out what it was, report the text and what helped with {issueForm}.'
  },
  silent: {
    what: 'the storage service refused without a message',
    cause:
      'The answer had a code at most and no text, as servers answer to a HEAD request, and as consoles and proxies answer that are no storage.',
    remedy:
      'Check that {endpoint} is {endpointForm}, then {bucket}, then that {accessKey} and {secretKey} belong together. If you find out what it was, report the text and what helped with {issueForm}.'
  },
  nothing: {
    what: 'Studio gave no reason',
    cause: 'Studio could not connect to the storage, and did not say why.',
    remedy:
      'Check that {endpoint} can be reached from the internet, then {bucket}, {accessKey} and {secretKey}. If you find out what it was, report it with {issueForm}.'
  }
} as const satisfies Record<string, Explanation>;

/**
 * @param said Studio's `connectionError`, as it came; null where it gave no reason
 * @param about null for datasets and portals, whose storage only Studio knows
 */
export function diagnose(said: string | null, about: Circumstances | null): Failure {
  const text = (said ?? '').trim();
  const quote = text ? ({ by: 'The storage service', text } as const) : null;
  const names = [about?.bucket, about?.storageProvider === 'azure' ? about.accessKey : ''].map((name) => name ?? '');
  const found = searched(text, names);
  const service = about ? serviceIn(about) : serviceNamed(text);
  const row = text ? bestRow(found, service, about?.accessKey ?? '') : undefined;
  const code = row?.code ?? 'storage-error';
  const explanation = row ?? undiagnosed[text ? (found.silent ? 'silent' : 'unknown') : 'nothing'];
  const first = about ? suspicionsOf(about, code) : [];
  return new Failure(
    code,
    worded(explanation, first, about, row ? nearest(service, row.services) : service, found),
    quote
  );
}

/** Whose storage a text speaks of, where nothing else tells. */
function serviceNamed(text: string): Service {
  const hosts = text.slice(0, 8192).match(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g) ?? [];
  return hosts.map(serviceAtHost).find((service) => service !== undefined) ?? 'unknown';
}

/** The words of a row for one service are about that service. */
function nearest(service: Service, services: readonly Service[] | undefined): Service {
  return service === 'unknown' && services?.length === 1 ? (services[0] ?? service) : service;
}

/** An explanation with everything filled in that stands in braces. */
function worded(
  { what, cause, remedy, blocks, link }: Explanation,
  first: readonly string[],
  about: Circumstances | null,
  service: Service,
  { named }: Searched
): Explanation {
  const { name, endpoint, regions, keys, permissions, link: serviceLink }: StorageService = storageServices[service];
  const host = hostSource(about);
  const words: Record<string, string> = {
    ...Object.fromEntries(fields.map((field) => [field, placeOf(field, about)])),
    host: host === 'endpoint' ? placeOf(host, about) : `${inputOf(host)}, which the host of the endpoint was made from`,
    service: name,
    endpointForm: endpoint,
    regions,
    keys,
    permissions,
    issueForm: ISSUE_FORM,
    action: named.action ? `\`${named.action}\`` : 'what Studio does',
    namedRegion: `\`${named.region}\``,
    bucketName: /^[\w.-]+$/.test(about?.bucket ?? '') ? (about?.bucket ?? '') : 'BUCKET'
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
  const isNamed = (field: string) => remedy.includes(`{${field}}`) || (field === host && remedy.includes('{host}'));
  const isStudios = fields.some((field) => isStored(field, about) && isNamed(field));
  return {
    what: fill(what),
    cause: fill(cause),
    remedy: [...first, fill(remedy), ...(isStudios ? [IN_STUDIO] : [])].join(' '),
    ...(blocks && { blocks: blocks.map(fill) }),
    link: link ?? serviceLink
  };
}
