/** What of a signed URL is secret. Its host and the names in it stand in honest texts, too. */

import { formsOf } from './urls.ts';

export interface Secrets {
  /** For the runner to mask. */
  masked: string[];
  /** For the text sanitizer to remove, whole or in part. */
  removed: string[];
}

/** Whoever answers for Studio chooses the text: no mask of his may blank the log, or be endless. */
const LONGEST_URL = 8192;
const MOST_PIECES = 12;
const SHORTEST_PIECE = 12;

/** @param names what everybody may read, though it is part of the URL: of the bucket, its prefix, its endpoint, of Azure's account */
export function secretsOfSignedUrl(text: string, names: string[]): Secrets {
  if (text.length > LONGEST_URL || !/^https?:\/\/[!-~]+$/i.test(text) || !URL.canParse(text)) {
    return { masked: [], removed: [] };
  }
  const [, path = '', query = ''] = /^https?:\/\/[^/?#]*([^?#]*)\??([^#]*)/i.exec(text) ?? [];
  const folders = path.split('/').filter((folder) => !isKnown(folder, names));
  const parameters = query.split('&').map((parameter) => {
    const [name = '', ...value] = parameter.split('=');
    return { name, value: value.join('=') };
  });
  const signatures = parameters.filter(({ name }) => /(^|[-_])sig(nature)?$/i.test(name)).map(({ value }) => value);
  const values = parameters
    .filter(isSecret)
    .map(({ name, value }) => (/credential$/i.test(name) ? keyIn(value) : value));
  // Signatures first: Azure may put a dozen parameters before its own.
  const pieces = [...new Set([...signatures, ...values, ...folders])].filter(isNoSentence).slice(0, MOST_PIECES);
  const removed = pieces.flatMap(formsOf).filter((piece) => piece.length >= SHORTEST_PIECE);
  const masked = signatures.flatMap(formsOf).filter((piece) => removed.includes(piece));
  return { masked: [text, ...masked], removed };
}

/** Whoever answers for Studio must not take words of ours away, or the marks between them. */
function isNoSentence(piece: string): boolean {
  return piece.length >= SHORTEST_PIECE && formsOf(piece).every((form) => /^[^\s"`]+$/.test(form));
}

function isKnown(folder: string, names: string[]): boolean {
  return formsOf(folder).some((form) => form === '.ei-portal-check' || names.some((name) => name.includes(form)));
}

/** Algorithms, times and names of headers are the same in every signed URL. */
function isSecret({ name, value }: { name: string; value: string }): boolean {
  return !/headers$/i.test(name) && !/^\d{4}-?\d\d-?\d\dT/.test(value) && !/^[A-Z0-9-]+-SHA256$/.test(value);
}

/** "AKIA…/20260105/eu-west-1/s3/aws4_request": what follows the key is no secret. */
function keyIn(credential: string): string {
  return credential.split(/\/|%2f/i)[0] ?? '';
}
