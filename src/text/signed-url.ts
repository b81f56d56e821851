/** A URL for one upload: a write credential. What of it is secret: its host and the names in it stand in honest texts, too. */

import { formsOf, parseWebUrl } from './urls.ts';

export interface SignedUrl {
  /** As it is used. */
  href: string;
  /** For the runner to mask, where the URL is used: as it came and as it is used, and its signature. */
  masks: string[];
  /** For the sanitizer to remove. */
  secrets: string[];
}

/** Whoever answers for Studio chooses the text: no mask of it may blank the log, or be endless. */
const LONGEST_URL = 8192;
const SHORTEST_SECRET = 12;

/** What everybody may read, though it is part of the URL. */
export interface PublicNames {
  bucket?: string;
  endpoint?: string;
  prefix?: string;
  storageProvider?: string;
  /** Public where it is the name of an Azure account. */
  accessKey?: string;
}

/** @returns null where it is no URL that a browser would send something to, or none that can be masked: then it is not to be used */
export function parseSignedUrl(text: string, about: PublicNames = {}): SignedUrl | null {
  const came = text.trim();
  // The runner masks each line of a text.
  if (came.length > LONGEST_URL || /[\n\v\f\r\0\u0085\u2028\u2029]/.test(came)) return null;
  const href = parseWebUrl(came)?.href;
  if (href === undefined || href.length > LONGEST_URL) return null;
  const { bucket, endpoint, prefix, storageProvider, accessKey } = about;
  const names = [bucket, endpoint, prefix, storageProvider === 'azure' ? accessKey : ''];
  const parts = [came, href].map(partsOf);
  const signatures = parts.flatMap(({ signatures }) => signatures).filter(isSecret);
  const folders = parts.flatMap(({ folders }) => folders).filter((folder) => !isKnown(folder, names));
  const others = [...parts.flatMap(({ values }) => values), ...folders].filter(isSecret);
  return {
    href,
    masks: [...new Set([came, href, ...signatures.flatMap(formsOf)])],
    secrets: [...new Set([...signatures, ...others])]
  };
}

function partsOf(url: string): { signatures: string[]; values: string[]; folders: string[] } {
  const [, path = '', query = ''] = /^https?:\/\/[^/?#]*([^?#]*)\??([^#]*)/i.exec(url) ?? [];
  const parameters = query.split('&').map((parameter) => {
    const [name = '', ...value] = parameter.split('=');
    return { name, value: value.join('=') };
  });
  return {
    signatures: parameters.filter(({ name }) => /(^|[-_])sig(nature)?$/i.test(name)).map(({ value }) => value),
    // "AKIA…/20260105/eu-west-1/s3/aws4_request": what follows the key is no secret.
    values: parameters
      .filter(isOwn)
      .map(({ name, value }) => (/credential$/i.test(name) ? (value.split(/\/|%2f/i)[0] ?? '') : value)),
    folders: path.split('/')
  };
}

/** Nothing that could take words of ours away, or the marks between them. */
function isSecret(part: string): boolean {
  return part.length >= SHORTEST_SECRET && formsOf(part).every((form) => /^[^\s"`]+$/.test(form));
}

function isKnown(folder: string, names: readonly (string | undefined)[]): boolean {
  return formsOf(folder).some((form) => form === '.ei-portal-check' || names.some((name) => name?.includes(form)));
}

/** Whether no other URL has the same: algorithms, times and names of headers are no secrets. */
function isOwn({ name, value }: { name: string; value: string }): boolean {
  return !/headers$/i.test(name) && !/^\d{4}-?\d\d-?\d\dT/.test(value) && !/^[A-Z0-9-]+-SHA256$/.test(value);
}
