/**
 * What SDKs refuse before they ask the storage: with such words, no request was made.
 *
 * Sources: the AWS SDKs for JavaScript (2 and 3), Python (botocore/exceptions.py), Go and Java; minio-go; undici and Node.
 */
import type { StorageError } from './storage-errors.ts';

const studio = 'https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage';

const rows: readonly StorageError[] = [
  {
    code: 'wrong-region',
    phrases: `
      region is missing | missing region in config | must specify a region | could not find region configuration |
      missing region | region is required | region not accepted | is not a valid hostname component |
      unable to find a region via the region provider chain | no regionendpoint or serviceurl configured |
      invalid configuration: missing region | provided region_name * match a supported format |
      invalid region: region was not a valid dns name | must provide an explicit region`,
    codes: 'MissingRegion | NoRegionError | InvalidRegionError',
    what: 'the region is missing, or is no name of a region',
    cause: 'Studio needs a region to sign the request, also for services that have none.',
    remedy: "Set {region} to the storage's region. Regions of {service} are {regions}."
  },
  {
    code: 'invalid-access-key',
    phrases: `
      resolved credential object is not valid | missing credentials in config | could not load credentials |
      unable to locate credentials | partial credentials found | no valid providers in chain |
      unable to load * credentials | unable to load credentials | static credentials are empty |
      no credentials present | access key cannot be null | secret key cannot be null | credential is missing |
      credentials are required | credentials are empty | failed to refresh cached credentials |
      get identity: get credentials`,
    codes: `
      CredentialsProviderError | CredentialsError | NoCredentialsError | NoCredentialProviders |
      PartialCredentialsError | EmptyStaticCreds`,
    what: 'there is no access key, or no secret',
    cause: 'One of the two is empty.',
    remedy: 'Store the access key in {accessKey} and its secret in {secretKey}; both are made {keys}.'
  },
  {
    code: 'invalid-access-key',
    phrases: `
      invalid character in header content | invalid header field value | invalid header value |
      invalid value * for header | illegal header value | illegal character in header`,
    codes: 'ERR_INVALID_CHAR',
    what: 'the access key holds a character that no key has',
    cause: 'A line end, white space or an invisible character was pasted with it, or the region holds one.',
    remedy: 'Store the access key again in {accessKey}, alone on one line, and its secret in {secretKey}.'
  },
  {
    code: 'invalid-endpoint',
    phrases: `
      invalid url | was not a valid uri | invalid endpoint | endpoint * is not valid | unsupported protocol scheme |
      no host in request url | missing scheme | no scheme supplied | no connection adapters were found |
      cannot have fully qualified paths | does not follow ip address or domain name standards |
      only absolute urls are supported | only absolute urls | protocol * not supported |
      first path segment in url cannot contain colon | too many colons in address | invalid port | invalid uri |
      illegal character in authority | request path contains unescaped characters`,
    codes: `
      ERR_INVALID_URL | ERR_INVALID_PROTOCOL | ERR_SOCKET_BAD_PORT | ERR_UNESCAPED_CHARACTERS | MissingSchema |
      InvalidSchema | InvalidEndpoint`,
    what: 'the endpoint is not a URL',
    cause: 'It lacks its scheme, has another than https and http, or holds something that is no address.',
    remedy: 'Write {endpoint} with https:// in front, as {endpointForm}.'
  },
  {
    code: 'invalid-bucket-name',
    phrases: `
      bucket name shouldnt contain | invalid bucket name | bucket name must match the regex |
      bucket name cannot be empty | bucket name contains invalid characters | bucket name cannot be shorter |
      bucket name should be between | bucket name should not contain | bucket name can be between |
      input http label: bucket | invalid arn | failed to parse arn`,
    codes: 'InvalidBucketNameError',
    what: 'this is no name that a bucket can have',
    cause: 'It is empty, or a URL, an ARN or a path was given as the name.',
    remedy: 'Set {bucket} to the bare name; the path goes to {prefix}, the host to {endpoint}.'
  }
];

export const clientSide: readonly StorageError[] = rows.map((row) => ({ link: studio, ...row }));
