/** What looks wrong in the inputs, and may be right. It never quotes what can be secret. */
import { type BucketSettings, hostSource, placeOf } from './bucket-settings.ts';
import { type StorageCode, storageCodes } from './error-codes.ts';
import { regionAtHost, type StorageService, serviceAtHost, serviceOf, storageServices } from './storage-services.ts';

type Suspicion = readonly [applies: unknown, sentence: string];

/** @param code of a refusal: then only what can have caused it */
export function suspicionsOf(about: BucketSettings, code?: StorageCode): string[] {
  const isIn = (codes: readonly string[]) => code !== undefined && codes.includes(code);
  if (isIn(storageCodes.none)) return [];
  const found = [...addressSuspicions(about), ...(isIn(storageCodes.address) ? [] : keySuspicions(about))];
  return found.flatMap(([applies, text]) => (applies ? [text.charAt(0).toUpperCase() + text.slice(1)] : []));
}

const usualScheme: Record<string, string> = { 80: 'http', 8080: 'http', 443: 'https', 8443: 'https', 9443: 'https' };

function addressSuspicions(about: BucketSettings): Suspicion[] {
  const { bucket, region = '', storageProvider } = about;
  const url = URL.parse(about.endpoint);
  const host = url?.hostname ?? '';
  // `url.port` is empty for the default port of a scheme.
  const [, scheme = '', port = ''] = /^(https?):\/\/[^/]*:(\d{1,5})(?:\/|$)/i.exec(about.endpoint.toLowerCase()) ?? [];
  const usual = usualScheme[port] ?? scheme;
  const isInPath = url?.pathname.replace(/\/$/, '').endsWith(`/${bucket}`);
  const holdsBucket = bucket !== '' && (isInPath || host.startsWith(`${bucket.toLowerCase()}.`));
  const service = serviceAtHost(host) ?? 'unknown';
  const isOther = service !== 'unknown' && (service === 'azure') !== (storageProvider === 'azure');
  const isMade = storageProvider === 's3' && hostSource(about) === 'region';
  const isRegion = /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region);
  const isPrivate = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|\.(local|internal|lan|corp|home)$/.test(host);
  const hostRegion = regionAtHost(host);
  const places = (['bucket', 'region', 'endpoint', 'storageProvider'] as const).map((each) => placeOf(each, about));
  const [name, where, its, provider] = places;
  return [
    [/\/|^arn:/.test(bucket), `${name} looks like a URL or a path: give the bare name, and the path as \`prefix\`.`],
    [isMade && !isRegion, 'the endpoint was made from `region`, which does not look like one of Amazon (eu-west-1).'],
    [holdsBucket, `${its} holds the name of the bucket: give the bare host, without the bucket.`],
    [usual !== scheme, `${its} says ${scheme} at port ${port}, which usually speaks ${usual}.`],
    [/^(9001|9090)$/.test(port), `${its} has port ${port}, which is usually that of a web console.`],
    [isPrivate, `${its} has a private address, which Edge Impulse can reach only in the same network.`],
    [
      hostRegion && region && region.toLowerCase().replace('oss-', '') !== hostRegion,
      `${where} and ${its} name different regions.`
    ],
    [isOther, `${its} is that of ${storageServices[service].name}, but ${provider} says otherwise.`]
  ];
}

function keySuspicions(about: BucketSettings): Suspicion[] {
  const { accessKey, secretKey = '', secretTrimmed } = about;
  const its: StorageService = storageServices[serviceOf(about.storageProvider, about.endpoint)];
  const [key, secret] = [placeOf('accessKey', about), placeOf('secretKey', about)];
  const isTemporary = accessKey.startsWith('ASIA');
  const isSwapped = accessKey.length >= 30 && secretKey !== '' && secretKey.length <= 25;
  const isOdd = (value: string, look: StorageService['accessKey']) =>
    value !== '' && !isSwapped && look && !look[0].test(value);
  const isOddKey = isOdd(accessKey, its.accessKey) && !isTemporary;
  return [
    [isTemporary, 'the access key begins with ASIA: it is a temporary one, which Studio does not support.'],
    [isSwapped, `${key} and ${secret} look as if they were swapped.`],
    [isOddKey, `${key} looks odd: an access key of ${its.name} has ${its.accessKey?.[1]}.`],
    [isOdd(secretKey, its.secretKey), `${secret} looks odd: a secret of ${its.name} has ${its.secretKey?.[1]}.`],
    [secretTrimmed, 'white space around `secret-key` was taken off: it may have been damaged when it was pasted.'],
    [/^(['"]).*\1$/s.test(secretKey), 'the quotation marks around `secret-key` are sent as part of the secret.']
  ];
}
