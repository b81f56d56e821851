/** What a storage service said -> code, cause, remedy. The table is in storage-errors.ts. */
import { Failure } from './failure.ts';
import { storageErrors, undiagnosed } from './storage-errors.ts';

/** The bucket as Studio was asked for it: the same words mean different things at different providers. */
export interface Circumstances {
  storageProvider: string;
  accessKey: string;
  /** Given in this run; absent where Studio used the secret that it has stored. */
  secretKey?: string;
  /** Absent for new credentials. */
  bucketId?: number;
  bucket: string;
  /** Whether white space was taken off `secret-key`. */
  secretTrimmed: boolean;
}

/** @param said Studio's `connectionError`, as it came; null where it gave no reason */
export function diagnose(said: string | null, about: Circumstances): Failure {
  const text = (said ?? '').trim();
  const quote = text ? ({ by: 'The storage service', text } as const) : null;
  const telling = withoutNames(text, about.bucket);
  const row = storageErrors.find(
    ({ pattern, providers, accessKey }) =>
      pattern.test(telling) &&
      (providers?.includes(about.storageProvider) ?? true) &&
      (accessKey?.test(about.accessKey) ?? true)
  );
  if (!row) {
    const what = text ? undiagnosed.what : 'Studio gave no reason';
    const remedy = [undiagnosed.remedy, ...hintsFor(about, 'storage-error')].join(' ');
    return new Failure('storage-error', { ...undiagnosed, what, remedy }, quote);
  }
  const captured = row.pattern.exec(telling)?.[1] ?? '';
  const filled = (words: string) => words.replaceAll('$1', captured);
  const remedy = isStored(about) ? elsewhere(row.remedy) : row.remedy;
  const explanation = {
    ...row,
    what: filled(row.what),
    remedy: [filled(remedy), ...hintsFor(about, row.code, remedy)].join(' ')
  };
  return new Failure(row.code, explanation, quote);
}

/** A bucket may be called "forbidden", and a host "self-signed.example.com": their names do not say what is wrong. */
function withoutNames(text: string, bucket: string): string {
  const rest = text
    .replace(/\barn:[^\s"']+/g, '*')
    .replace(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g, (host) => (/\.blob\.core\./i.test(host) ? '*.blob.core' : '*'));
  if (bucket === '') return rest;
  const belongs = (neighbour = ' ') => /[\w-]/.test(neighbour);
  return rest.split(bucket).reduce((before, after) => {
    const isPart = belongs(before.at(-1)) || belongs(after[0]);
    return `${before}${isPart ? bucket : '*'}${after}`;
  });
}

/** Whether Studio used what it has stored for the bucket, and not what this step was given. */
function isStored({ bucketId, secretKey }: Circumstances): boolean {
  return bucketId !== undefined && secretKey === undefined;
}

const SETTINGS = "the bucket's settings in Studio (under the organization, Data)";

function elsewhere(remedy: string): string {
  return remedy.replace(/the secrets? behind `[a-z-]+`(?: and `[a-z-]+`)?/g, SETTINGS);
}

/** What can be seen in the inputs, said beside the refusal unless the code says it. Never quotes them. */
function hintsFor(about: Circumstances, code: string, remedy = ''): string[] {
  const { storageProvider, accessKey, secretKey, bucket, secretTrimmed } = about;
  const google = storageProvider === 'google';
  const hints: [boolean, string][] = [
    [
      isStored(about) && !remedy.includes(SETTINGS) && remedy.includes('`'),
      `These are ${SETTINGS}: change them there.`
    ],
    [
      code !== 'temporary-credentials' && /^ASIA/.test(accessKey),
      'The access key begins with ASIA: it is a temporary one, which Studio does not support.'
    ],
    [
      secretTrimmed,
      'White space around `secret-key` was taken off before it was sent: it may have been damaged when it was pasted.'
    ],
    [
      code !== 'invalid-bucket-name' && /:\/\/|\//.test(bucket),
      '`bucket` looks like a URL or a path: give the bare name, and the path as `prefix`.'
    ],
    [
      google && ![24, 61].includes(accessKey.length),
      'An HMAC access id of Google has 24 or 61 characters; this one has not.'
    ],
    [
      google && secretKey !== undefined && secretKey.length !== 40,
      'An HMAC secret of Google has 40 characters; this one has not.'
    ]
  ];
  return hints.filter(([applies]) => applies).map(([, hint]) => hint);
}
