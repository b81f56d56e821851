/**
 * Refuses proxy settings that http-client would silently misuse: it connects *directly* where it does not understand
 * one (a bad percent escape, no scheme), and shows a proxy that speaks TLS the name of the wrong server.
 */
import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy';
import { type Failure, failure } from '../errors/failure.ts';
import { quote } from '../text/words.ts';

/** @returns the proxy for requests to the URL, without its password; null for none; a failure where it cannot be used */
export function proxyFor(url: URL): string | null | Failure {
  const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const variable = names.find((name) => process.env[name]);
  if (!variable || checkBypass(url)) return null;
  const setting = process.env[variable]?.trim() ?? '';
  try {
    const { hostname, protocol, host } = getProxyUrl(url) ?? {};
    if (hostname && protocol === 'http:') return `http://${host}`;
  } catch {}
  // Only behind a single "@" is it certain that nothing belongs to the password.
  const [, address] = /^https?:\/\/[^@]*@([\w.-]+(?::\d+)?)\/?$/i.exec(setting) ?? [];
  return failure('proxy', {
    what: `the proxy${address ? ` ${quote(address)}` : ''} in ${variable} cannot be used`,
    cause:
      'Its value is not of the form http://user:password@host:port (a proxy that is itself reached by https is not supported).',
    remedy: `Correct ${variable}; special characters in the user name and password are percent-encoded ("%" as %25, "@" as %40).`
  });
}
