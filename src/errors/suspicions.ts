/** What can be seen in the inputs before anybody else is blamed. Nothing here quotes what can be secret. */
import { type BucketSettings, hostSource, placeOf, regionInHost, serviceOfBucket } from './bucket-settings.ts';
import type { StorageCode } from './error-codes.ts';
import { type StorageService, serviceAtHost, storageServices } from './storage-services.ts';

/** What a wrong key can lead to. */
const byKey: readonly StorageCode[] = [
  ...(['invalid-access-key', 'inactive-access-key', 'signature-mismatch', 'authentication-failed'] as const),
  ...(['account-not-found', 'access-denied', 'storage-firewall', 'storage-error'] as const)
];
/** What says it itself, or comes from a storage that knew whom it served and where: no input can be the cause. */
const settled: readonly StorageCode[] = [
  ...(['temporary-credentials', 'invalid-bucket-name', 'missing-permission', 'quota-exceeded'] as const),
  ...(['object-locked', 'encryption-key', 'storage-busy', 'billing-closed'] as const),
  ...(['account-state', 'account-suspended', 'not-supported'] as const)
];

/**
 * What merely looks wrong, and may be right: sentences for the log at the start. It does without the tables of errors.
 * @param code the refusal that they are to be said beside: then only those that can have caused it
 */
export function suspicionsOf(about: BucketSettings, code?: StorageCode): string[] {
  if (code && settled.includes(code)) return [];
  const found = [...addressSuspicions(about), ...(!code || byKey.includes(code) ? keySuspicions(about) : [])];
  return found.flatMap(([applies, text]) => (applies ? [text.charAt(0).toUpperCase() + text.slice(1)] : []));
}

type Suspicion = readonly [applies: unknown, sentence: string];

function addressSuspicions(about: BucketSettings): Suspicion[] {
  const { bucket, region, storageProvider } = about;
  const its = placeOf('bucket', about);
  const endpoint = placeOf('endpoint', about);
  const named: Suspicion[] = [
    [
      /:\/\/|\/|^arn:/.test(bucket),
      `${its} looks like a URL or a path: give the bare name, and the path as \`prefix\`.`
    ],
    [
      storageProvider === 's3' && hostSource(about) === 'region' && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region ?? ''),
      'the endpoint was made from `region`, which does not look like a region of Amazon, such as eu-west-1.'
    ]
  ];
  const url = URL.parse(about.endpoint);
  if (!url) return named;
  const { hostname: host, pathname, protocol } = url;
  const port = /:(\d{1,5})(?:\/|$)/.exec(about.endpoint.slice(8))?.[1];
  const isPlain = protocol === 'http:';
  const service = serviceAtHost(host);
  const there = regionInHost(about);
  const holdsBucket = host.startsWith(`${bucket.toLowerCase()}.`) || pathname.replace(/\/$/, '').endsWith(`/${bucket}`);
  return [
    ...named,
    [bucket !== '' && holdsBucket, `${endpoint} holds the name of the bucket: give the bare host, without the bucket.`],
    [
      port && (isPlain ? /^(443|8443|9443)$/ : /^(80|8080)$/).test(port),
      `${endpoint} says ${isPlain ? 'http' : 'https'} at port ${port}, which mostly speaks ${isPlain ? 'https' : 'http'}.`
    ],
    [port === '9001' || port === '9090', `${endpoint} has port ${port}, which is mostly that of a web console.`],
    [
      /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|\.(local|internal|lan|corp|home)$/.test(host),
      `${endpoint} has a private address, which Edge Impulse can reach only in the same network.`
    ],
    [
      region && there && region.toLowerCase() !== there,
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
  const { name, accessKey: id, secretKey: secret }: StorageService = storageServices[serviceOfBucket(about)];
  const [key, its] = [placeOf('accessKey', about), placeOf('secretKey', about)];
  const isTemporary = accessKey.startsWith('ASIA');
  const isSwapped =
    (/^(AKIA|SCW|DO00|LTAI|GOOG)[A-Za-z0-9]{10,}$/.test(secretKey) && accessKey.length > secretKey.length) ||
    (accessKey.length >= 36 && secretKey !== '' && secretKey.length <= 24);
  return [
    [isTemporary, 'the access key begins with ASIA: it is a temporary one, which Studio does not support.'],
    [isSwapped, `${key} and ${its} look as if they were swapped.`],
    [
      id && !isTemporary && !isSwapped && !id.pattern.test(accessKey),
      `${key} looks odd: an access key of ${name} ${id?.words}.`
    ],
    [
      secret && secretKey !== '' && !isSwapped && !secret.pattern.test(secretKey),
      `${its} looks odd: a secret of ${name} ${secret?.words}.`
    ],
    [secretTrimmed, 'white space around `secret-key` was taken off: it may have been damaged when it was pasted.'],
    [
      /^(['"]).*\1$/s.test(secretKey),
      'there are quotation marks around `secret-key`, which are sent as part of the secret.'
    ]
  ];
}
