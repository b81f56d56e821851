/** What of the inputs and the environment is secret. */
import { formsOf } from '../text/urls.ts';
import type { Environment, Given } from './gather.ts';

/** A mask of a letter or two protects nothing, and makes the log unreadable. */
export function isMaskable(secret: string): boolean {
  // An expression that nobody evaluated holds no secret.
  return secret.length >= 4 && !secret.startsWith('${{');
}

/** Whether it can be the name of an Azure storage account. */
export function isAccountName(text: string): boolean {
  return /^[a-z0-9]{3,24}$/.test(text);
}

/** All that has to be registered with the runner before anything can throw. */
export function secretsOf(given: Given, env: Environment): string[] {
  // Azure's access key is the account's name: masked, it would blank the endpoint's host and drop outputs that hold it.
  const { 'access-key': key = '', 'storage-provider': provider, 'bucket-id': id } = given;
  // Of an existing bucket, only the list can tell whether it is one of Azure's: then what looks so waits for it.
  const isAccount = provider === 'azure' || (provider === undefined && id !== undefined && isAccountName(key));
  const accessKey = isAccount ? undefined : key;
  const proxies = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].flatMap((name) => passwordsOf(env[name]));
  const secrets = [given['api-key'], given['secret-key'], given['github-token'], accessKey, ...proxies];
  return secrets.filter((secret) => secret !== undefined).filter(isMaskable);
}

/** The password in a proxy's URL as written and as meant. Where it is too wrong to be parsed, whatever can be the password. */
function passwordsOf(proxy = ''): string[] {
  const [, rest = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(proxy.trim()) ?? [];
  const [, password] = /^[^:@]*:(.*)@/s.exec(rest) ?? [];
  const isUsable = /^[a-z]+:\/\//i.test(proxy) && URL.canParse(proxy) && !rest.includes('%40');
  // "host:port" lacks the scheme, which is the commonest mistake, and has no password.
  const isHarmless = isUsable || /^(?:https?:)?[\w.-]+(?::\d{1,5})?\/?$/i.test(rest);
  const suspects = password ? [password] : isHarmless ? [] : rest.split(/[:@#/]|%40/i);
  return [...new Set(suspects.flatMap(formsOf))];
}
