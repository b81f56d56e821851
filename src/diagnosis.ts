/** What a storage service said -> code, cause, remedy. The table is in storage-errors.ts. */
import { Failure } from './failure.ts';
import { storageErrors, undiagnosed } from './storage-errors.ts';

/** The bucket as Studio was asked for it: the same words mean different things at different providers. */
export interface Circumstances {
  storageProvider: string;
  accessKey: string;
  /** Given in this run; absent where Studio used the secret that it has stored. */
  secretKey?: string;
  bucket: string;
  /** Whether white space was taken off `secret-key`. */
  secretTrimmed: boolean;
}

/** Characters of a refusal that are looked at: the reason stands at its beginning. */
const READ = 4096;
/** AWS names the account, by twelve digits, in what it says of missing permissions. */
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;

/** @param said Studio's `connectionError`, as it came; null where it gave no reason */
export function diagnose(said: string | null, about: Circumstances): Failure {
  const text = (said ?? '').slice(0, READ).replace(ACCOUNT_ID, '***').trim();
  const hints = hintsFor(about);
  const row = storageErrors.find(
    ({ pattern, providers, accessKey }) =>
      pattern.test(text) &&
      (providers?.includes(about.storageProvider) ?? true) &&
      (accessKey?.test(about.accessKey) ?? true)
  );
  if (!row) {
    const what = text ? undiagnosed.what : 'Studio gave no reason';
    const explanation = { ...undiagnosed, what, remedy: [undiagnosed.remedy, ...hints].join(' ') };
    return new Failure('storage-error', explanation, text ? { by: 'The storage service', text } : null);
  }
  const captured = row.pattern.exec(text)?.[1] ?? '';
  const filled = (words: string) => words.replaceAll('$1', captured);
  const others = row.code === 'temporary-credentials' ? hints.filter((hint) => hint !== temporaryKey) : hints;
  return new Failure(
    row.code,
    { what: filled(row.what), cause: row.cause, remedy: [filled(row.remedy), ...others].join(' ') },
    { by: 'The storage service', text }
  );
}

/** Documentation of a code, for the summary. Without a provider only what is the same for all. */
export function linkFor(code: string, provider = ''): string | null {
  const row = storageErrors.find((each) => each.code === code && (each.providers?.includes(provider) ?? true));
  return row?.link ?? null;
}

const temporaryKey = 'The access key begins with ASIA: it is a temporary one, which Studio does not support.';

/** What can be seen in the inputs, said beside the refusal. Never quotes them. */
function hintsFor({ storageProvider, accessKey, secretKey, bucket, secretTrimmed }: Circumstances): string[] {
  const google = storageProvider === 'google';
  const hints: [boolean, string][] = [
    [/^ASIA/.test(accessKey), temporaryKey],
    [
      secretTrimmed,
      'White space around `secret-key` was taken off before it was sent: it may have been damaged when it was pasted.'
    ],
    [/:\/\/|\//.test(bucket), '`bucket` looks like a URL or a path: give the bare name, and the path as `prefix`.'],
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
