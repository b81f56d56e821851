/** From what a storage service said to code, cause and remedy. It loads the tables: import it only after a refusal. */
import { deniedOnKey } from './amazon.ts';
import { type BucketSettings, hostSource, inputNameOf, placeOf, type Setting } from './bucket-settings.ts';
import { type Explanation, NEW_ISSUE, type StorageErrorRow } from './error-codes.ts';
import { Failure } from './failure.ts';
import { findRow, toSearchText } from './matching.ts';
import { temporaryKey } from './s3.ts';
import {
  inConsole,
  regionAtHost,
  type Service,
  serviceAtHost,
  serviceOf,
  storageServices
} from './storage-services.ts';
import { suspicionsOf } from './suspicions.ts';

export const undiagnosed = {
  unknown: {
    what: 'the storage service refused',
    cause: 'This action does not know the reason that it gave.',
    remedy: 'Look the text up in the documentation of {service}, and report what helped at {issueForm}.'
  },
  silent: {
    what: 'the storage service refused without a message',
    cause: 'It sent no more than a code, as consoles, proxies and servers without a body do.',
    remedy: `Check that {endpoint} is {endpointForm}, then {bucket}, then that {keyPair} belong together. Report
      what helped at {issueForm}.`
  },
  nothing: {
    what: 'Studio gave no reason',
    cause: 'Studio could not connect to the storage, and did not say why.',
    remedy: `Check that {endpoint} can be reached from the internet, then {bucket} and {keyPair}. Report what helped
      at {issueForm}.`
  }
} as const satisfies Record<string, Explanation>;

/** @param said Studio's `connectionError`, as it came @param about null for datasets and portals */
export function diagnose(said: string | null, about: BucketSettings | null): Failure {
  const quoted = (said ?? '').trim();
  const names = about ? [about.bucket, about.storageProvider === 'azure' ? about.accessKey : ''] : [];
  const search = toSearchText(quoted, names);
  const { text } = search;
  const service = about ? serviceOf(about.storageProvider, about.endpoint) : findService(text);
  const action = findAction(text);
  const row = quoted ? refine(findRow(search, service), action, about) : undefined;
  const code = row?.code ?? 'storage-error';
  const region = code.startsWith('wrong-') ? findRegion(text) : undefined;
  const unknown = search.silent ? 'silent' : 'unknown';
  const explanation = row ?? undiagnosed[quoted ? unknown : 'nothing'];
  const { what, cause, remedy, blocks = [], link = storageServices[service].link }: Explanation = explanation;
  const words: Record<string, string> = wordsFor(about, service, region, action);
  const fill = (template: string) =>
    template.replace(/\n\s+/g, ' ').replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
  // Where Studio has the settings is said once.
  const [start = '', ...rest] = fill(remedy).split(' in Studio');
  const inStudio = rest.length > 0 ? ' in Studio (under the organization, Data)' : '';
  const sentences = [...(about ? suspicionsOf(about, code) : []), start + inStudio + rest.join('')];
  return new Failure(
    code,
    { what: fill(what), cause: fill(cause), remedy: sentences.join(' '), blocks: blocks.map(fill), link },
    quoted ? { by: 'The storage service', text: quoted } : null
  );
}

function findService(text: string): Service {
  const hosts = text.match(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g) ?? [];
  return hosts.map(serviceAtHost).find(Boolean) ?? 'unknown';
}

function findAction(text: string): string | undefined {
  const named = /perform:?\W{0,3}([a-z0-9-]{2,40}:[a-z]{2,60})|\b(storage\.[a-z]{2,30}\.[a-z]{2,30})\b/i.exec(text);
  return named?.[1] ?? named?.[2];
}

function findRegion(text: string): string | undefined {
  const named = /(?:expecting|this region:|use region|is in(?= ['"])|<region>)\W{0,6}([a-z0-9][\w-]{0,62})/i.exec(text);
  const [, host = ''] = /endpoint(?:>|\W{0,3}["'])((?:[\w-]+\.)+[\w-]+)/i.exec(text) ?? [];
  return named?.[1] ?? regionAtHost(host);
}

/** Services use the same words for temporary keys as for others, and for actions on an encryption key. */
function refine(row: StorageErrorRow | undefined, action = '', about: BucketSettings | null) {
  if (row?.code === 'invalid-access-key' && about?.accessKey.startsWith('ASIA')) return temporaryKey;
  const isDenied = row?.code === 'missing-permission' || row?.code === 'encryption-key';
  return isDenied && /^kms:/i.test(action) ? deniedOnKey : row;
}

/** What stands for the words in braces. */
function wordsFor(about: BucketSettings | null, service: Service, region?: string, action?: string) {
  const its = storageServices[service];
  const source = hostSource(about);
  const endpoint = its.endpoint.replace('<region>', region ?? '$&');
  const places = Object.keys(inputNameOf).map((setting) => [setting, placeOf(setting as Setting, about)]);
  return {
    ...Object.fromEntries(places),
    host: placeOf(source, about) + (source === 'endpoint' ? '' : ', which the endpoint was made from'),
    keyPair: `${placeOf('accessKey', about)} and ${placeOf('secretKey', about)}`.replace(
      'secret behind `access-key` and the secret behind',
      'secrets behind `access-key` and'
    ),
    container: service === 'azure' ? 'container' : 'bucket',
    service: its.name,
    endpointForm: service === 'self-hosted' ? `the server's S3 API, ${endpoint}` : endpoint,
    regions: region ? `\`${region}\`` : its.regions,
    keys: inConsole(its, 'keys'),
    permissions: inConsole(its, 'permissions'),
    issueForm: `${NEW_ISSUE}remedy.yml`,
    action: action ? `\`${action}\`` : 'what Studio does',
    bucketName: /^[\w.-]+$/.exec(about?.bucket ?? '')?.[0] ?? 'BUCKET'
  };
}
