/** A URL for one upload is a write credential; its host and the names in it stand in honest texts, too. */
import { formsOf, parseWebUrl } from './urls.ts';

export interface SignedUrl {
  /** As it is used. */
  href: string;
  /** For the runner to mask, where the URL is used: as it came and as it is used, and its signature. */
  masks: string[];
}

/** Whoever answers for Studio chooses the text: no mask of it may blank the log, or be endless. */
const LONGEST_URL = 8192;
const SHORTEST_SECRET = 12;
/** Name of the parameter that holds the signature. */
const SIGNATURE = /(^|[-_])sig(nature)?$/i;

/** What everybody may read, though it is part of the URL: of a bucket and, for Azure, of its account. */
type PublicNames = { [name in 'bucket' | 'endpoint' | 'prefix' | 'storageProvider' | 'accessKey']?: string };

/** @returns null where no browser would send something to it, or it cannot be masked: then it is not to be used */
export function parseSignedUrl(text: string): SignedUrl | null {
  const came = text.trim();
  // The runner masks each line of a text.
  if (came.length > LONGEST_URL || /[\0\n\v\f\r\u0085\u2028\u2029]/.test(came)) return null;
  const href = parseWebUrl(came)?.href ?? '';
  if (href === '' || href.length > LONGEST_URL) return null;
  const signatures = parametersOf(href).flatMap(([, name = '', value = '']) => (SIGNATURE.test(name) ? value : []));
  return { href, masks: [...new Set([came, href, ...signatures.filter(isSecret).flatMap(formsOf)])] };
}

/** @returns what the sanitizer has to remove of it, also where it cannot be used */
export function secretsOfSignedUrl(text: string, about: PublicNames = {}): string[] {
  const came = text.trim();
  // Of what is too long, the signature mostly stands at the end.
  const ends = came.length > LONGEST_URL ? came.slice(0, LONGEST_URL) + came.slice(-LONGEST_URL) : came;
  const url = parseSignedUrl(text)?.href ?? ends;
  const folders = (url.split(/[?#]/)[0] ?? '').split('/').slice(3);
  const parts = [...parametersOf(url).map(ownValue), ...folders.filter((folder) => !isPublic(folder, about))];
  return [...new Set(parts)].filter(isSecret);
}

/** With the name and the value of each in the places 1 and 2. */
function parametersOf(url: string): string[][] {
  const [, query = ''] = url.split(/[?#]/);
  return query.split('&').map((parameter) => /^([^=]*)=?(.*)$/s.exec(parameter) ?? []);
}

/** Nothing that could take words of ours away, or the marks between them. */
function isSecret(part: string): boolean {
  return part.length >= SHORTEST_SECRET && formsOf(part).every((form) => /^[^\s"`]+$/.test(form));
}

function isPublic(folder: string, { bucket, endpoint, prefix, storageProvider, accessKey }: PublicNames): boolean {
  const names = ['.ei-portal-check', bucket, endpoint, prefix, storageProvider === 'azure' ? accessKey : ''];
  return formsOf(folder).some((form) => names.some((name) => name?.includes(form)));
}

/** Without what every signed URL has: algorithms, times, names of headers, what follows the key of a credential. */
function ownValue([, name = '', value = '']: string[]): string {
  if (/headers$/i.test(name) || /^\d{4}-?\d\d-?\d\dT|^[A-Z0-9-]+-SHA256$/.test(value)) return '';
  return /credential$/i.test(name) ? value.replace(/(\/|%2f).*$/i, '') : value;
}
