/** What can be seen in the inputs before anybody else is blamed. Nothing here quotes what can be secret. */
import { type Circumstances, hostSource, placeOf, regionInHost, serviceIn } from './circumstances.ts';
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
 * What merely looks wrong, and may be right: sentences for the log at the start.
 * @param code the refusal that they are to be said beside: then only those that can have caused it
 */
export function suspicionsOf(about: Circumstances, code?: StorageCode): string[] {
  if (code && settled.includes(code)) return [];
  return [...addressSuspicions(about), ...(!code || byKey.includes(code) ? keySuspicions(about) : [])];
}

const when = (applies: boolean | undefined, sentence: string) =>
  applies ? [sentence.charAt(0).toUpperCase() + sentence.slice(1)] : [];

function addressSuspicions(about: Circumstances): string[] {
  const { bucket, region, storageProvider } = about;
  const [endpoint, its] = [placeOf('endpoint', about), placeOf('bucket', about)];
  const isUrl = /:\/\/|\/|^arn:/.test(bucket);
  const isMade = storageProvider === 's3' && hostSource(about) === 'region';
  const found = [
    ...when(
      isUrl,
      `${its} looks like a URL or a path: give the bare name, and the path as ${placeOf('prefix', about)}.`
    ),
    ...when(
      isMade && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region ?? ''),
      'the host of the endpoint was made from `region`, which does not look like a region of Amazon, such as eu-west-1.'
    )
  ];
  const url = URL.parse(about.endpoint);
  if (!url) return found;
  const { hostname: host, pathname, protocol } = url;
  const port = /:(\d{1,5})(?:\/|$)/.exec(about.endpoint.slice(8))?.[1] ?? '';
  const [scheme, other, others] =
    protocol === 'http:' ? ['http', 'https', '443 8443 9443'] : ['https', 'http', '80 8080'];
  const service = serviceAtHost(host);
  const holdsBucket = host.startsWith(`${bucket.toLowerCase()}.`) || pathname.replace(/\/$/, '').endsWith(`/${bucket}`);
  const there = regionInHost(about);
  return [
    ...found,
    ...when(
      bucket !== '' && holdsBucket,
      `${endpoint} holds the name of the bucket: give the bare host, without the bucket, which Studio adds itself.`
    ),
    ...when(
      others.split(' ').includes(port),
      `${endpoint} says ${scheme} at port ${port}, which mostly speaks ${other}.`
    ),
    ...when(/^(9001|9090)$/.test(port), `${endpoint} has port ${port}, which is mostly that of a web console.`),
    ...when(
      /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|\.(local|internal|lan|corp|home)$/.test(host),
      `${endpoint} has a private address, which Edge Impulse can reach only in the same network.`
    ),
    ...when(
      Boolean(region && there && region.toLowerCase() !== there),
      `${placeOf('region', about)} and ${endpoint} name different regions.`
    ),
    ...when(
      Boolean(service) && (service === 'azure') !== (storageProvider === 'azure'),
      `${endpoint} is that of ${storageServices[service ?? 'unknown'].name}, but ${placeOf('storageProvider', about)} says otherwise.`
    )
  ];
}

function keySuspicions(about: Circumstances): string[] {
  const { accessKey, secretKey, secretTrimmed } = about;
  const { name, accessKey: id, secretKey: secret }: StorageService = storageServices[serviceIn(about)];
  const [key, its] = [placeOf('accessKey', about), placeOf('secretKey', about)];
  const temporary = accessKey.startsWith('ASIA');
  const isOddKey = id && !temporary && !id.pattern.test(accessKey);
  const isOddSecret = secret && secretKey !== undefined && !secret.pattern.test(secretKey);
  const isSwapped =
    /^(AKIA|SCW|DO00|LTAI|GOOG)[A-Za-z0-9]{10,}$/.test(secretKey ?? '') && accessKey.length > (secretKey?.length ?? 0);
  return [
    ...when(temporary, 'the access key begins with ASIA: it is a temporary one, which Studio does not support.'),
    ...when(isSwapped, `${key} and ${its} look as if they were swapped.`),
    ...when(isOddKey && !isSwapped, `${key} looks odd: an access key of ${name} ${id?.words}, and this one is not so.`),
    ...when(
      isOddSecret && !isSwapped,
      `${its} looks odd: a secret of ${name} ${secret?.words}, and this one is not so.`
    ),
    ...when(
      secretTrimmed,
      'white space around `secret-key` was taken off before it was sent: it may have been damaged when it was pasted.'
    ),
    ...when(
      /^(['"]).*\1$/s.test(secretKey ?? ''),
      'there are quotation marks around `secret-key`: they are sent as part of the secret.'
    )
  ];
}
