/**
 * The proxy that http-client will use, told without its password. http-client connects *directly* where it does not
 * understand the setting (a bad percent escape in the password, no scheme before "host:port"): that is refused here.
 */
import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy';
import { type Failure, failure, quoted } from '../failure.ts';

export type Route = { ok: true; proxy: string | null } | { ok: false; failure: Failure };

/** @returns how requests to the URL travel: directly (null), or through which proxy */
export function routeTo(url: URL, env: Readonly<Record<string, string | undefined>>): Route {
  const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const variable = names.find((name) => env[name]);
  if (!variable || checkBypass(url)) return { ok: true, proxy: null };
  const proxy = resolved(url);
  if (proxy?.hostname && (proxy.protocol === 'http:' || proxy.protocol === 'https:')) {
    return { ok: true, proxy: `${proxy.protocol}//${proxy.host}` };
  }
  return {
    ok: false,
    failure: failure('proxy', {
      what: `the proxy ${quoted(addressIn(env[variable]))} in ${variable} cannot be used`,
      cause: 'Its value is not of the form http://user:password@host:port.',
      remedy: `Correct ${variable}; special characters in the user name and password are percent-encoded ("%" as %25, "@" as %40).`
    })
  };
}

/** What is left of a setting that is too wrong to be parsed when everything that can be a password is gone. */
function addressIn(setting = ''): string {
  return setting.slice(setting.lastIndexOf('@') + 1);
}

function resolved(url: URL): URL | undefined {
  try {
    return getProxyUrl(url);
  } catch {
    return undefined;
  }
}
