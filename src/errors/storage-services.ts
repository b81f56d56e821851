/** The storage services, each from its own documentation: their endpoints, and where their keys and permissions are. */
export type Service = keyof typeof storageServices;

export interface StorageService {
  name: string;
  endpoint: string;
  /** How its host names end, and no others; by default, as `endpoint` does behind its last placeholder. */
  hosts?: readonly string[];
  /** Follows "Set the region to". */
  regions: string;
  console: string;
  /** Each page follows "in CONSOLE under"; without `cors`, CORS rules are set with a command only. */
  keys?: string;
  permissions?: string;
  cors?: string;
  link: string;
  /** What the keys look like, where that is documented: the words follow "it has". */
  accessKey?: Look;
  secretKey?: Look;
}
type Look = readonly [pattern: RegExp, words: string];

const STUDIO_DOCS = 'https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage';

export const storageServices = {
  amazon: {
    name: 'Amazon S3',
    endpoint: 'https://s3.<region>.amazonaws.com',
    hosts: ['.amazonaws.com', '.amazonaws.com.cn'],
    regions: "the bucket's, such as `eu-west-1`",
    console: 'the AWS console',
    keys: 'IAM, Users, Security credentials',
    permissions: 'IAM, Users, Permissions, and in the bucket policy',
    cors: 'the bucket, Permissions, Cross-origin resource sharing',
    link: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html',
    accessKey: [/^A[A-Z0-9]{19}$/, '20 characters and begins with AKIA'],
    secretKey: [/^.{40}$/, '40 characters']
  },
  google: {
    name: 'Google Cloud Storage',
    endpoint: 'https://storage.googleapis.com',
    hosts: ['.googleapis.com'],
    regions: "`auto`, or the bucket's, such as `europe-west1`",
    console: 'the Google Cloud console',
    keys: 'Cloud Storage, Settings, Interoperability, as an HMAC key',
    permissions: 'the bucket, Permissions',
    link: 'https://cloud.google.com/storage/docs/xml-api/reference-status',
    accessKey: [/^(?:.{24}|.{61})$/, '24 or 61 characters'],
    secretKey: [/^.{40}$/, '40 characters']
  },
  azure: {
    name: 'Azure Blob Storage',
    endpoint: 'https://<account>.blob.core.windows.net',
    hosts: [
      ...['.blob.core.windows.net', '.blob.core.chinacloudapi.cn', '.blob.core.usgovcloudapi.net'],
      ...['.dfs.core.windows.net', '.dfs.core.chinacloudapi.cn', '.dfs.core.usgovcloudapi.net']
    ],
    regions: 'nothing: Azure needs none',
    console: 'the Azure portal',
    keys: 'the storage account, Access keys',
    permissions: 'the storage account, Configuration',
    link: 'https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes',
    secretKey: [/^[A-Za-z0-9+/]{86}==$/, '88 characters and ends with ==']
  },
  r2: {
    name: 'Cloudflare R2',
    endpoint: 'https://<account id>.r2.cloudflarestorage.com',
    regions: '`auto`',
    console: 'the Cloudflare dashboard',
    keys: 'R2, Manage API tokens',
    permissions: 'R2, Manage API tokens, as Object Read & Write',
    cors: 'the bucket, Settings, CORS policy',
    link: 'https://developers.cloudflare.com/r2/api/error-codes/',
    accessKey: [/^[0-9a-f]{32}$/i, '32 hexadecimal digits'],
    secretKey: [/^[0-9a-f]{64}$/i, '64 hexadecimal digits']
  },
  b2: {
    name: 'Backblaze B2',
    endpoint: 'https://s3.<region>.backblazeb2.com',
    regions: "the endpoint's, such as `us-west-004`",
    console: 'the Backblaze console',
    keys: 'Application Keys (the keyID is the access key)',
    permissions: 'Application Keys, as Read and Write',
    cors: 'the bucket, CORS rules',
    link: 'https://www.backblaze.com/docs/cloud-storage-s3-compatible-api',
    accessKey: [/^[0-9a-f]{25}$/i, '25 hexadecimal digits (the keyID)'],
    secretKey: [/^K.{30}$/, '31 characters and begins with K']
  },
  wasabi: {
    name: 'Wasabi',
    endpoint: 'https://s3.<region>.wasabisys.com',
    regions: "the endpoint's, such as `eu-central-1`",
    console: 'the Wasabi console',
    keys: 'Access Keys',
    permissions: 'Policies, and under the bucket, Policies',
    link: 'https://docs.wasabi.com/docs/what-are-the-service-urls-for-wasabi-s-different-storage-regions'
  },
  digitalocean: {
    name: 'DigitalOcean Spaces',
    endpoint: 'https://<region>.digitaloceanspaces.com',
    regions: "the endpoint's, such as `fra1`",
    console: 'the DigitalOcean control panel',
    keys: 'Spaces Object Storage, Access Keys',
    permissions: 'Spaces Object Storage, Access Keys, as Read/Write/Delete',
    cors: 'the bucket, Settings, CORS Configurations',
    link: 'https://docs.digitalocean.com/products/spaces/how-to/manage-access/'
  },
  scaleway: {
    name: 'Scaleway Object Storage',
    endpoint: 'https://s3.<region>.scw.cloud',
    regions: '`fr-par`, `nl-ams`, `pl-waw` or `it-mil`',
    console: 'the Scaleway console',
    keys: "IAM, API keys, with the bucket's project as preferred project",
    permissions: 'IAM, Policies, and in the bucket policy',
    link: 'https://www.scaleway.com/en/docs/object-storage/troubleshooting/api-key-does-not-work/',
    accessKey: [/^SCW[A-Z0-9]{17}$/, '20 characters and begins with SCW'],
    secretKey: [/^[0-9a-f-]{36}$/i, '36 characters, as a UUID']
  },
  ovh: {
    name: 'OVHcloud Object Storage',
    endpoint: 'https://s3.<region>.io.cloud.ovh.net',
    hosts: ['.cloud.ovh.net', '.cloud.ovh.us'],
    regions: "the endpoint's, such as `gra`",
    console: 'the OVHcloud control panel',
    keys: 'Public Cloud, Object Storage, S3 users',
    permissions: 'the container, as the role of the S3 user',
    link: 'https://help.ovhcloud.com/csm/en-public-cloud-storage-s3-location?id=kb_article_view&sysparm_article=KB0047384'
  },
  hetzner: {
    name: 'Hetzner Object Storage',
    endpoint: 'https://<region>.your-objectstorage.com',
    regions: '`fsn1`, `nbg1` or `hel1`',
    console: 'the Hetzner console',
    keys: 'the project, Security, S3 credentials',
    permissions: 'the project, Security, S3 credentials, or in the bucket policy',
    link: 'https://docs.hetzner.com/storage/object-storage/overview'
  },
  ibm: {
    name: 'IBM Cloud Object Storage',
    endpoint: 'https://s3.<region>.cloud-object-storage.appdomain.cloud',
    regions: "the endpoint's, such as `eu-de`",
    console: 'the IBM Cloud console',
    keys: 'the instance, Service credentials, with HMAC credentials included',
    permissions: 'the bucket, Permissions, as Writer or Manager',
    link: 'https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-endpoints'
  },
  oracle: {
    name: 'Oracle Cloud Object Storage',
    endpoint: 'https://<namespace>.compat.objectstorage.<region>.oraclecloud.com',
    hosts: ['.oraclecloud.com', '.oci.customer-oci.com'],
    regions: "the endpoint's, such as `eu-frankfurt-1`",
    console: 'the Oracle Cloud console',
    keys: 'the user, Customer secret keys',
    permissions: 'Identity, Policies, as "manage objects" for the group of the user',
    link: 'https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm'
  },
  alibaba: {
    name: 'Alibaba Cloud OSS',
    endpoint: 'https://s3.oss-<region>.aliyuncs.com',
    regions: "the bucket's, such as `oss-cn-hangzhou`",
    console: 'the Alibaba Cloud console',
    keys: 'RAM, Users, AccessKey',
    permissions: 'RAM, Policies, and in the bucket policy',
    cors: 'OSS, the bucket, Content Security, CORS',
    link: 'https://www.alibabacloud.com/help/en/oss/developer-reference/use-amazon-s3-sdks-to-access-oss'
  },
  'self-hosted': {
    name: 'the storage',
    endpoint: 'https://<host>:<port>',
    hosts: [],
    regions: 'the one that the server is set up with (by default `us-east-1`; Garage: `garage`)',
    console: "the server's admin tools",
    link: STUDIO_DOCS
  },
  /** What only Studio knows: the storage of a dataset, a portal or Edge Impulse. */
  unknown: {
    name: 'the storage',
    endpoint: 'the one that its provider documents',
    hosts: [],
    regions: "the bucket's, as its provider writes it",
    console: "the provider's console",
    link: STUDIO_DOCS
  }
} as const satisfies Record<string, StorageService>;

/** "in the Wasabi console under Access Keys". */
export function inConsole(service: StorageService, page: 'keys' | 'permissions' | 'cors'): string {
  return `in ${service.console}${service[page] ? ` under ${service[page]}` : ''}`;
}

function endingOf(hostname: string) {
  const host = `.${hostname.toLowerCase().replace(/\.$/, '')}`;
  for (const [service, { endpoint, hosts }] of Object.entries<StorageService>(storageServices)) {
    const endings = hosts ?? [endpoint.slice(endpoint.lastIndexOf('>') + 1)];
    const ending = endings.find((each) => host.endsWith(each));
    // Other machines and load balancers at Amazon have such names, too.
    if (!ending || (service === 'amazon' && !host.includes('.s3'))) continue;
    return { service: service as Service, rest: host.slice(0, -ending.length) };
  }
  return undefined;
}

export const serviceAtHost = (hostname: string): Service | undefined => endingOf(hostname)?.service;

export function regionAtHost(hostname: string): string | undefined {
  const { service, rest = '' } = endingOf(hostname) ?? {};
  if (!service || !storageServices[service].endpoint.includes('<region>')) return undefined;
  return /\.(?:s3-|oss-)?((?!oss-)[a-z]{2,3}(?:-[a-z]+)*?-?\d*)(?:-internal|\.io|\.perf|\.cdn)?$/.exec(rest)?.[1];
}

/** @param storageProvider as Studio names it @param endpoint a URL, or what stands for it */
export function serviceOf(storageProvider: string, endpoint: string): Service {
  if (storageProvider === 'azure') return 'azure';
  const service = serviceAtHost(URL.parse(endpoint)?.hostname ?? '');
  if (service) return service;
  if (storageProvider === 'google') return 'google';
  // Without a readable endpoint, `s3` is what it means by default.
  if (storageProvider === 's3' && !URL.canParse(endpoint)) return 'amazon';
  return ['s3', 'other'].includes(storageProvider) ? 'self-hosted' : 'unknown';
}
