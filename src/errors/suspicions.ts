/** What looks wrong in the inputs, and may be right. It never quotes what can be secret, and needs no table of errors. */
import { type BucketSettings, hostSource, placeOf } from './bucket-settings.ts';
import { type StorageCode, storageCodes } from './error-codes.ts';
import { regionAtHost, type StorageService, serviceAtHost, serviceOf, storageServices } from './storage-services.ts';

/** @param code of a refusal: then only what can have caused it */
export function suspicionsOf(about: BucketSettings, code?: StorageCode): string[] {
  const suspects = code ? storageCodes[code] : 'keys';
  if (suspects === 'none') return [];
  const found = [...addressSuspicions(about), ...(suspects === 'keys' ? keySuspicions(about) : [])];
  return found.flatMap(([applies, text]) => (applies ? [text.charAt(0).toUpperCase() + text.slice(1)] : []));
}

type Suspicion = readonly [applies: unknown, sentence: string];

function addressSuspicions(about: BucketSettings): Suspicion[] {
  const { bucket, region = '', storageProvider } = about;
  const url = URL.parse(about.endpoint);
  const host = url?.hostname ?? '';
  // `url.port` is empty for the default port of a scheme.
  const [, port = ''] = /^https?:\/\/[^/]*:(\d{1,5})(?:\/|$)/i.exec(about.endpoint) ?? [];
  const isInPath = url?.pathname.replace(/\/$/, '').endsWith(`/${bucket}`);
  const holdsBucket = bucket !== '' && (isInPath || host.startsWith(`${bucket.toLowerCase()}.`));
  const service = serviceAtHost(host);
  const hostRegion = regionAtHost(host);
  const endpoint = placeOf('endpoint', about);
  return [
    [
      /\/|^arn:/.test(bucket),
      `${placeOf('bucket', about)} looks like a URL or a path: give the bare name, and the path as \`prefix\`.`
    ],
    [
      storageProvider === 's3' && hostSource(about) === 'region' && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region),
      'the endpoint was made from `region`, which does not look like a region of Amazon, such as eu-west-1.'
    ],
    [holdsBucket, `${endpoint} holds the name of the bucket: give the bare host, without the bucket.`],
    [
      url?.protocol === 'http:' && /^(443|8443|9443)$/.test(port),
      `${endpoint} says http at port ${port}, which usually speaks https.`
    ],
    [
      url?.protocol === 'https:' && /^(80|8080)$/.test(port),
      `${endpoint} says https at port ${port}, which usually speaks http.`
    ],
    [/^(9001|9090)$/.test(port), `${endpoint} has port ${port}, which is usually that of a web console.`],
    [
      /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|\.(local|internal|lan|corp|home)$/.test(host),
      `${endpoint} has a private address, which Edge Impulse can reach only in the same network.`
    ],
    [
      region && hostRegion && !host.includes(region.toLowerCase()),
      `${placeOf('region', about)} and ${endpoint} name different regions.`
    ],
    [
      service && (service === 'azure') !== (storageProvider === 'azure'),
      `${endpoint} is that of ${storageServices[service ?? 'unknown'].name}, but ${placeOf('storageProvider', about)} says otherwise.`
    ]
  ];
}

function keySuspicions(about: BucketSettings): Suspicion[] {
  const { accessKey, secretKey = '', secretTrimmed } = about;
  const its: StorageService = storageServices[serviceOf(about.storageProvider, about.endpoint)];
  const [key, secret] = [placeOf('accessKey', about), placeOf('secretKey', about)];
  const isTemporary = accessKey.startsWith('ASIA');
  const isSwapped = accessKey.length >= 30 && secretKey !== '' && secretKey.length <= 25;
  const isOdd = (value: string, [pattern]: StorageService['accessKey'] = [/^/, '']) =>
    value !== '' && !isSwapped && !pattern.test(value);
  return [
    [isTemporary, 'the access key begins with ASIA: it is a temporary one, which Studio does not support.'],
    [isSwapped, `${key} and ${secret} look as if they were swapped.`],
    [
      isOdd(accessKey, its.accessKey) && !isTemporary,
      `${key} looks odd: an access key of ${its.name} has ${its.accessKey?.[1]}.`
    ],
    [isOdd(secretKey, its.secretKey), `${secret} looks odd: a secret of ${its.name} has ${its.secretKey?.[1]}.`],
    [secretTrimmed, 'white space around `secret-key` was taken off: it may have been damaged when it was pasted.'],
    [/^(['"]).*\1$/s.test(secretKey), 'the quotation marks around `secret-key` are sent as part of the secret.']
  ];
}
