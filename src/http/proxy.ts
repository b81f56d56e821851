/** Refuses proxy settings that http-client mishandles: it ignores unreadable ones, and fails at proxies reached by https. */
import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy';
import { type Failure, failure } from '../errors/failure.ts';
import { quote } from '../text/words.ts';

/** @returns the proxy without its password, or why it cannot be used */
export function proxyFor(url: URL): string | null | Failure {
  const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const variable = names.find((name) => process.env[name]);
  if (!variable || checkBypass(url)) return null;
  const setting = process.env[variable]?.trim() ?? '';
  try {
    const { hostname, protocol, host } = getProxyUrl(url) ?? {};
    if (hostname && protocol === 'http:') return `http://${host}`;
  } catch {}
  // With more than one "@", a part of the address may belong to the password.
  const [, address] = /^https?:\/\/[^@]*@([\w.-]+(?::\d+)?)\/?$/i.exec(setting) ?? [];
  return failure('proxy', {
    what: `the proxy${address ? ` ${quote(address)}` : ''} in ${variable} cannot be used`,
    cause: 'It is not of the form http://user:password@host:port (a proxy reached by https is not supported).',
    remedy: `Correct ${variable}; percent-encode the user name and password ("%" as %25, "@" as %40).`
  });
}
