/** What a storage service said -> code, cause, remedy. Loads the tables: to be imported where a storage has refused. */
import { deniedOnKey } from './amazon.ts';
import { type BucketSettings, hostSource, placeOf, serviceOfBucket, settings } from './bucket-settings.ts';
import type { Explanation, StorageCode } from './error-codes.ts';
import { Failure } from './failure.ts';
import { bestRow, toSearchText } from './matching.ts';
import { temporaryKey } from './s3.ts';
import type { StorageErrorRow } from './storage-error-row.ts';
import { regionAtHost, type Service, type StorageService, serviceAtHost, storageServices } from './storage-services.ts';
import { suspicionsOf } from './suspicions.ts';

export type { BucketSettings };

const ISSUE_FORM = 'https://github.com/your-org/edge-impulse-verify-bucket/issues/new?template=remedy.yml';

/** Where no row matches: no diagnosis, no guess. */
export const undiagnosed = {
  unknown: {
    what: 'the storage service refused',
    cause: 'This action does not know the reason that the storage service gave.',
    remedy: `Look the text up in the documentation of {service}. If you find out what it was, report the text and what
      helped with {issueForm}.`
  },
  silent: {
    what: 'the storage service refused without a message',
    cause: `The answer had a code at most and no text, as servers answer to a HEAD request, and as consoles and proxies
      answer that are no storage.`,
    remedy: `Check that {endpoint} is {endpointForm}, then {bucket}, then that {keyPair} belong together. If you find out
      what it was, report the text and what helped with {issueForm}.`
  },
  nothing: {
    what: 'Studio gave no reason',
    cause: 'Studio could not connect to the storage, and did not say why.',
    remedy: `Check that {endpoint} can be reached from the internet, then {bucket} and {keyPair}. If you find out what it
      was, report it with {issueForm}.`
  }
} as const satisfies Record<string, Explanation>;

/** Behind what Studio has stored. */
const IN_STUDIO = ' in Studio';
const IN_STUDIO_DATA = `${IN_STUDIO} (under the organization, Data)`;

/** What a text names, beside what it says. */
interface Named {
  region: string | undefined;
  action: string | undefined;
}

/**
 * @param said Studio's `connectionError`, as it came; null where it gave no reason
 * @param about null for datasets and portals, whose storage only Studio knows
 */
export function diagnose(said: string | null, about: BucketSettings | null): Failure {
  const text = (said ?? '').trim();
  const found = toSearchText(text, [about?.bucket ?? '', about?.storageProvider === 'azure' ? about.accessKey : '']);
  const named = namedIn(found.text);
  const service = about ? serviceOfBucket(about) : serviceNamed(found.text);
  const row = text ? refine(bestRow(found, service), named, about) : undefined;
  const code = row?.code ?? 'storage-error';
  const explanation = row ?? undiagnosed[text ? (found.silent ? 'silent' : 'unknown') : 'nothing'];
  const own = row?.services?.length === 1 ? row.services[0] : undefined;
  return new Failure(
    code,
    // The words of a row for one service are about that service.
    fillIn(explanation, about, service === 'unknown' ? (own ?? service) : service, named, code),
    text ? { by: 'The storage service', text } : null
  );
}

function namedIn(text: string): Named {
  const region = /(?:expecting|this region:|use region|is in(?= ['"])|<region>)\W{0,6}([a-z0-9][\w-]{0,62})/i.exec(
    text
  );
  const host = /endpoint(?:>|\W{0,3}["'])((?:[\w-]+\.)+[\w-]+)/i.exec(text)?.[1] ?? '';
  const action = /perform:?\W{0,3}([a-z0-9-]{2,40}:[a-z]{2,60})|\b(storage\.[a-z]{2,30}\.[a-z]{2,30})\b/i.exec(text);
  return {
    region: region?.[1] ?? regionAtHost(serviceAtHost(host) ?? 'unknown', host),
    action: action?.[1] ?? action?.[2]
  };
}

/** Whose storage a text speaks of, where nothing else tells. */
function serviceNamed(text: string): Service {
  const hosts = text.match(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g) ?? [];
  return hosts.map(serviceAtHost).find((service) => service !== undefined) ?? 'unknown';
}

/** The wording is the same for other keys and other actions. */
function refine(row: StorageErrorRow | undefined, { action }: Named, about: BucketSettings | null) {
  if (row?.code === 'invalid-access-key' && about?.accessKey.startsWith('ASIA')) return temporaryKey;
  const isDenied = row?.code === 'missing-permission' || row?.code === 'encryption-key';
  return isDenied && /^kms:/i.test(action ?? '') ? deniedOnKey : row;
}

/** An explanation with everything filled in that stands in braces. */
function fillIn(
  { what, cause, remedy, blocks, link }: Explanation,
  about: BucketSettings | null,
  service: Service,
  named: Named,
  code: StorageCode
): Explanation {
  const its: StorageService = storageServices[service];
  const host = hostSource(about);
  const region = code.startsWith('wrong-') ? named.region : undefined;
  const words: Record<string, string> = {
    ...Object.fromEntries(settings.map((field) => [field, placeOf(field, about)])),
    host: host === 'endpoint' ? placeOf(host, about) : `${placeOf(host, about)}, which the endpoint was made from`,
    keyPair: keyPair(about),
    container: service === 'azure' ? 'container' : 'bucket',
    service: its.name,
    endpointForm:
      (service === 'self-hosted' ? "the server's S3 API, " : '') + its.endpoint.replace('<region>', region ?? '$&'),
    regions: region ? `\`${region}\`` : its.regions,
    keys: its.keys,
    permissions: its.permissions,
    issueForm: ISSUE_FORM,
    action: named.action ? `\`${named.action}\`` : 'what Studio does',
    namedRegion: region ? `\`${region}\`` : 'that the message names',
    bucketName: /^[\w.-]+$/.test(about?.bucket ?? '') ? (about?.bucket ?? '') : 'BUCKET'
  };
  const fill = (text: string) =>
    text.replace(/\n\s+/g, ' ').replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
  const first = about ? suspicionsOf(about, code) : [];
  const [start, ...rest] = fill(remedy).split(IN_STUDIO);
  return {
    what: fill(what),
    cause: fill(cause),
    // Where Studio has it is said once.
    remedy: [...first, start + (rest.length > 0 ? IN_STUDIO_DATA : '') + rest.join('')].join(' '),
    ...(blocks && { blocks: blocks.map(fill) }),
    link: link ?? its.link
  };
}

/** The two settings that are changed together. */
const keyPair = (about: BucketSettings | null) =>
  `${placeOf('accessKey', about)} and ${placeOf('secretKey', about)}`
    .replace(`${IN_STUDIO} and the secret key`, ' and the secret key')
    .replace('secret behind `access-key` and the secret behind', 'secrets behind `access-key` and');
