/** What people paste by mistake and what cannot be right, said by name. No value that can be secret is quoted. */
import { isS3Host, parseWebUrl } from '../text/urls.ts';
import type { Given } from './gather.ts';
import type { InputName } from './schema.ts';

/** @returns by input what is wrong with it, to follow its name */
export function pastedByMistake(given: Given): Given {
  const found: Given = {};
  for (const [name, mistakeIn] of Object.entries(mistakes) as [InputName, Mistake][]) {
    const mistake = mistakeIn(given[name] ?? '', given);
    if (mistake) found[name] = mistake;
  }
  return found;
}

const QUOTED = 'must be given without the quotation marks around it';
/** No address and no name is longer. */
const LONGEST = 1000;

type Mistake = (value: string, given: Given) => string | undefined;

const mistakes: Readonly<Partial<Record<keyof Given, Mistake>>> = {
  'api-key': (key) => {
    if (/^["']?(bearer|x-api-key)\b/i.test(key))
      return 'must be the key alone, from `ei_` on, without the name of a header';
    return isQuoted(key) ? QUOTED : undefined;
  },
  'access-key': (key, given) => (isQuoted(key) && hasPlainKeys(given) ? QUOTED : undefined),
  'secret-key': (key, given) => {
    if (/AccountKey=/i.test(key))
      return 'must be the key alone, not a connection string of Azure: what stands between `AccountKey=` and the next `;`';
    if (/SharedAccessSignature=|(^|[?&])sig=/i.test(key))
      return "must be an access key of the storage account, not a SAS token (in Azure's portal: the account, Access keys)";
    if (/^["']?\{.*"(private_key|client_email)"/s.test(key) || key.includes('PRIVATE KEY-----'))
      return "must be the secret of an HMAC key, not the JSON of a service account (in Google Cloud's console: Cloud Storage, Settings, Interoperability)";
    return isQuoted(key) && hasPlainKeys(given) ? QUOTED : undefined;
  },
  bucket: (bucket) => {
    if (!/^(arn:|(s3[an]?|gs|https?|wasbs?|abfss?):\/\/)/i.test(bucket)) return undefined;
    const name = bucketIn(bucket);
    return `must be the bare name, not an address${name ? `: write \`${name}\`` : ''} (a folder in it goes to \`prefix\`)`;
  },
  endpoint: (endpoint, { bucket }) => {
    const parts = partsOf(endpoint);
    if (!parts || parts.bucket !== bucket) return undefined;
    return `must not hold the bucket's name: write \`${parts.endpoint}\``;
  }
};

const isQuoted = (text: string) => /^["'`“”‘’].*["'`“”‘’]$/s.test(text);

/** Whether the keys are made by AWS, Google or Azure, in which there never is a quotation mark. */
function hasPlainKeys({ 'storage-provider': provider, 'bucket-id': id, endpoint }: Given): boolean {
  if (provider === 'google' || provider === 'azure') return true;
  const isS3 = provider === 's3' || (provider === undefined && id === undefined);
  if (endpoint === undefined) return isS3 && id === undefined;
  return isS3 && isS3Host(parseWebUrl(endpoint)?.hostname ?? '');
}

/** The bucket's name in an address of it, if it is a plain one. */
function bucketIn(address: string): string | undefined {
  const [, name] = /^(?:arn:[a-z0-9-]+:s3:::|(?!https?:)[a-z0-9]+:\/\/)([^/@]+)/i.exec(address.slice(0, LONGEST)) ?? [];
  const bucket = name ?? partsOf(address)?.bucket ?? '';
  return /^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/.test(bucket) ? bucket : undefined;
}

/** A bucket's address, with its name in the host or in the path, at a provider whose endpoints are known. */
function partsOf(address: string): { endpoint: string; bucket: string | undefined } | undefined {
  const url = address.length <= LONGEST ? parseWebUrl(address) : null;
  if (!url) return undefined;
  const pattern = new RegExp(`^(?:(.+?)\\.)??(${endpoints.join('|')})$`);
  const [, bucket = url.pathname.split('/')[1], host] = pattern.exec(url.hostname) ?? [];
  return host === undefined ? undefined : { endpoint: `${url.protocol}//${host}`, bucket };
}

/** Hosts of endpoints without a bucket's name, as the providers document them. */
const endpoints = [
  String.raw`[a-z0-9]{3,24}\.blob\.core\.windows\.net`,
  String.raw`s3(?:[.-][a-z0-9.-]+)?\.amazonaws\.com(?:\.cn)?`,
  String.raw`storage\.googleapis\.com`,
  String.raw`[0-9a-f]{32}(?:\.eu|\.fedramp)?\.r2\.cloudflarestorage\.com`,
  String.raw`s3(?:\.[a-z0-9-]+)?\.(?:backblazeb2\.com|wasabisys\.com|scw\.cloud)`,
  String.raw`s3\.[a-z0-9.-]+\.(?:cloud\.ovh\.net|cloud-object-storage\.appdomain\.cloud)`,
  String.raw`[a-z]{3}\d\.(?:digitaloceanspaces|your-objectstorage)\.com`,
  String.raw`oss-[a-z0-9-]+\.aliyuncs\.com`
];
