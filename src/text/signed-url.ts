/** A URL for one upload is a write credential, though its host and the names in it may be shown. */
import { formsOf, parseWebUrl } from './urls.ts';

export interface SignedUrl {
  href: string;
  /** For the runner to mask: the URL as it came and as it is used, and its signature. */
  masks: string[];
}

/** Studio's answer decides what is masked: no mask may be endless, or blank ordinary words in the log. */
const LONGEST_URL = 8192;
const SHORTEST_SECRET = 12;
const SIGNATURE = /(^|[-_])sig(nature)?$/i;

/** May be shown although they are in the URL. */
type PublicNames = { [name in 'bucket' | 'endpoint' | 'prefix' | 'storageProvider' | 'accessKey']?: string };

/** @returns null where no browser would send something to it, or the runner could not mask it */
export function parseSignedUrl(text: string): SignedUrl | null {
  const given = text.trim();
  const href = parseWebUrl(given)?.href ?? '';
  // The runner masks each line of a text by itself.
  if (href === '' || /[\0\n\v\f\r\u0085\u2028\u2029]/.test(given)) return null;
  if (Math.max(given.length, href.length) > LONGEST_URL) return null;
  const signatures = parametersOf(href).flatMap(([name, value]) => (SIGNATURE.test(name) ? value : []));
  return { href, masks: [...new Set([given, href, ...signatures.filter(isSecret).flatMap(formsOf)])] };
}

/** For the sanitizer, also of a URL that cannot be used. */
export function secretsOfSignedUrl(text: string, names: PublicNames = {}): string[] {
  const given = text.trim();
  // The signature mostly stands at the end.
  const bounded = given.length > LONGEST_URL ? given.slice(0, LONGEST_URL) + given.slice(-LONGEST_URL) : given;
  const url = parseSignedUrl(text)?.href ?? bounded;
  const folders = (url.split(/[?#]/)[0] ?? '').split('/').slice(3);
  const parts = [...parametersOf(url).map(secretIn), ...folders.filter((folder) => !isPublic(folder, names))];
  return [...new Set(parts)].filter(isSecret);
}

function parametersOf(url: string): [name: string, value: string][] {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  return query.split('&').map((parameter) => {
    const [name = '', ...value] = parameter.split('=');
    return [name, value.join('=')];
  });
}

/** Short values, and those with blanks or quotation marks, would redact ordinary words. */
function isSecret(part: string): boolean {
  return part.length >= SHORTEST_SECRET && formsOf(part).every((form) => /^[^\s"`]+$/.test(form));
}

function isPublic(folder: string, { bucket, endpoint, prefix, storageProvider, accessKey }: PublicNames): boolean {
  const names = ['.ei-portal-check', bucket, endpoint, prefix, storageProvider === 'azure' ? accessKey : ''];
  return formsOf(folder).some((form) => names.some((name) => name?.includes(form)));
}

/** Without what every signed URL has: algorithms, times, names of headers, the scope of a credential. */
function secretIn([name, value]: [name: string, value: string]): string {
  if (/headers$/i.test(name) || /^\d{4}-?\d\d-?\d\dT|^[A-Z0-9-]+-SHA256$/.test(value)) return '';
  return /credential$/i.test(name) ? value.replace(/(\/|%2f).*$/i, '') : value;
}
