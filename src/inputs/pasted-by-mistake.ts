/** What people paste by mistake, said by name. No value that can be secret is quoted. */
import { serviceAtHost, serviceOf } from '../errors/storage-services.ts';
import { isS3Host, parseWebUrl } from '../text/urls.ts';
import type { Given } from './gather.ts';
import type { InputName } from './schema.ts';

/** @returns what is wrong with an input, to follow its name; undefined for nothing */
export function pastingMistake(name: InputName, given: Given): string | undefined {
  const value = given[name];
  return value === undefined ? undefined : mistakes[name]?.(value, given);
}

const QUOTED = 'must be given without the quotation marks around it';

const mistakes: { [name in InputName]?: (value: string, given: Given) => string | undefined } = {
  'api-key': (key) => {
    if (/^["']?(bearer|x-api-key)\b/i.test(key))
      return 'must be the key alone, from `ei_` on, without the name of a header';
    return isQuoted(key) ? QUOTED : undefined;
  },
  'access-key': (key, given) => (isQuoted(key) && hasPlainKeys(given) ? QUOTED : undefined),
  'secret-key': (key, given) => {
    if (/AccountKey=/i.test(key))
      return 'must be the key alone, not a connection string: what follows `AccountKey=`, up to the next `;`';
    if (/SharedAccessSignature=|(^|[?&])sig=/i.test(key))
      return 'must be an access key, not a SAS token (in the Azure portal under the storage account, Access keys)';
    if (/^["']?\{.*"(private_key|client_email)"/s.test(key) || key.includes('PRIVATE KEY-----'))
      return 'must be that of an HMAC key, not of a service account (Cloud Storage, Settings, Interoperability)';
    return isQuoted(key) && hasPlainKeys(given) ? QUOTED : undefined;
  },
  bucket: (bucket) => {
    if (!/^(arn:|(s3[an]?|gs|https?|wasbs?|abfss?):\/\/)/i.test(bucket)) return undefined;
    const [, bare] = /^(?:arn:[a-z-]+:s3:::|(?!http)\w+:\/\/)([^/@]*)/i.exec(bucket) ?? [];
    const [name] = /^[a-z0-9._-]{3,63}$/.exec(bare ?? bucketIn(parseWebUrl(bucket))) ?? [];
    return `must be the bare name, not an address${name ? `: write \`${name}\`` : ''} (a folder goes to \`prefix\`)`;
  },
  endpoint: (endpoint, { bucket }) => {
    const url = parseWebUrl(endpoint);
    if (!url || !bucket) return undefined;
    const isInHost = url.hostname.startsWith(`${bucket}.`);
    const host = isInHost ? url.hostname.slice(bucket.length + 1) : url.hostname;
    if (!isInHost && url.pathname.split('/')[1] !== bucket) return undefined;
    return isEndpoint(host) ? `must not hold the bucket's name: write \`${url.protocol}//${host}\`` : undefined;
  }
};

const isQuoted = (text: string) => /^["'`“”‘’].*["'`“”‘’]$/s.test(text);

/** Whether the keys are made by AWS, Google or Azure, whose keys have no quotation marks. */
function hasPlainKeys({ 'storage-provider': provider, 'bucket-id': id, endpoint }: Given): boolean {
  // Beside an id, what was not given is what Studio has stored: not known here.
  if (id !== undefined && endpoint === undefined) return provider === 'google' || provider === 'azure';
  return ['amazon', 'google', 'azure'].includes(serviceOf(provider ?? 's3', endpoint ?? ''));
}

/** The bucket's name in a URL of a known service; empty where it is not certain. */
function bucketIn(url: URL | null): string {
  if (!url) return '';
  const [first = '', ...rest] = url.hostname.split('.');
  const isBare = (host: string) => (isS3Host(host) ? host.startsWith('s3') : isEndpoint(host));
  // A first label "s3" is the service's.
  if (first !== 's3' && isBare(rest.join('.'))) return first;
  return isBare(url.hostname) ? (url.pathname.split('/')[1] ?? '') : '';
}

/** Whether the host is an endpoint of a known service. Amazon and Oracle also have hosts named after customers. */
function isEndpoint(host: string): boolean {
  const service = serviceAtHost(host.slice(host.indexOf('.') + 1));
  return isS3Host(host) || (service !== undefined && service !== 'amazon' && service !== 'oracle');
}
