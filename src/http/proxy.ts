/**
 * The proxy that http-client will use, named without its password. http-client connects *directly* where it does not
 * understand the setting (a bad percent escape in the password, no scheme before "host:port"), and to a proxy that
 * speaks TLS it shows the name of the wrong server: both are refused here.
 */
import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy';
import { type Failure, failure } from '../errors/failure.ts';
import { quote } from '../text/words.ts';

export type Route = { ok: true; proxy: string | null } | { ok: false; failure: Failure };

/**
 * Of the process's own environment, since that is where http-client looks.
 * @returns how requests to the URL travel: directly (null), or through which proxy
 */
export function routeTo(url: URL): Route {
  const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const variable = names.find((name) => process.env[name]);
  if (!variable || checkBypass(url)) return { ok: true, proxy: null };
  const proxy = resolved(url);
  if (proxy?.hostname && proxy.protocol === 'http:') {
    return { ok: true, proxy: `${proxy.protocol}//${proxy.host}` };
  }
  return {
    ok: false,
    failure: failure('proxy', {
      what: `the proxy${addressIn(process.env[variable])} in ${variable} cannot be used`,
      cause:
        'Its value is not of the form http://user:password@host:port (a proxy that is itself reached by https is not supported).',
      remedy: `Correct ${variable}; special characters in the user name and password are percent-encoded ("%" as %25, "@" as %40).`
    })
  };
}

/** Shown only where it is certain that nothing in it is the password: behind the one "@" that there is. */
function addressIn(setting = ''): string {
  const [, address] = /^https?:\/\/[^@]*@([\w.-]+(?::\d+)?)\/?$/i.exec(setting.trim()) ?? [];
  return address ? ` ${quote(address)}` : '';
}

function resolved(url: URL): URL | undefined {
  try {
    return getProxyUrl(url);
  } catch {
    return undefined;
  }
}
