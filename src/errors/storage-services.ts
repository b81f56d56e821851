/** Whose storage it is, and where things are at that service. Each service's own documentation is the source of its entry. */

export type Service = keyof typeof storageServices;

export interface StorageService {
  name: string;
  /** Ends of host names that nobody else can have. */
  hosts: readonly string[];
  /** Finds the region in such a host name. */
  region?: RegExp;
  /** How the endpoint is written. */
  endpoint: string;
  /** What to choose as the region: fits behind "Set the region to". */
  regions: string;
  /** Where keys and permissions are: each fits behind "Create a key". */
  keys: string;
  permissions: string;
  /** Where its console has CORS rules; absent where they are set with a command only, or not at all. */
  cors?: string;
  /** The service's page on its errors or on access to its buckets. */
  link: string;
  /** What access keys and secrets look like, where the service documents it; the words follow "An access key of NAME". */
  accessKey?: Look;
  secretKey?: Look;
}

interface Look {
  pattern: RegExp;
  words: string;
}

export const storageServices = {
  amazon: {
    name: 'Amazon S3',
    hosts: ['.amazonaws.com', '.amazonaws.com.cn'],
    region: /\bs3[.-](?:dualstack\.|fips\.)?([a-z]+(?:-[a-z]+)+-\d+)\.amazonaws\./,
    endpoint: 'https://s3.<region>.amazonaws.com',
    regions: "the bucket's, such as `eu-west-1`",
    keys: 'in the AWS console under IAM, Users, Security credentials',
    permissions: 'in the AWS console, in the IAM policy of the user and in the bucket policy',
    cors: 'in the AWS console under the bucket, Permissions, Cross-origin resource sharing',
    link: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html',
    accessKey: { pattern: /^A[A-Z0-9]{19}$/, words: 'has 20 characters and begins with AKIA' },
    secretKey: { pattern: /^.{40}$/, words: 'has 40 characters' }
  },
  google: {
    name: 'Google Cloud Storage',
    hosts: ['.googleapis.com'],
    endpoint: 'https://storage.googleapis.com',
    regions: "`auto`, or the bucket's, such as `europe-west1`",
    keys: '(an HMAC key) in the Google Cloud console under Cloud Storage, Settings, Interoperability',
    permissions: 'in the Google Cloud console under the bucket, Permissions',
    link: 'https://cloud.google.com/storage/docs/xml-api/reference-status',
    accessKey: { pattern: /^(?:.{24}|.{61})$/, words: 'is the access id of an HMAC key: 24 or 61 characters' },
    secretKey: { pattern: /^.{40}$/, words: 'is that of an HMAC key: 40 characters' }
  },
  azure: {
    name: 'Azure Blob Storage',
    hosts: ['core.windows.net', 'core.chinacloudapi.cn', 'core.usgovcloudapi.net'].flatMap((end) => [
      `.blob.${end}`,
      `.dfs.${end}`
    ]),
    endpoint: 'https://<account>.blob.core.windows.net',
    regions: 'nothing: Azure needs none',
    keys: 'in the Azure portal under the storage account, Security + networking, Access keys',
    permissions: 'in the Azure portal under the storage account, Configuration',
    link: 'https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes',
    accessKey: { pattern: /^[a-z0-9]{3,24}$/, words: 'is the account name: 3 to 24 lower-case letters and digits' },
    secretKey: { pattern: /^[A-Za-z0-9+/]{86}==$/, words: 'is an account key: 88 characters that end in ==' }
  },
  r2: {
    name: 'Cloudflare R2',
    hosts: ['.r2.cloudflarestorage.com'],
    endpoint: 'https://<account id>.r2.cloudflarestorage.com',
    regions: '`auto`',
    keys: 'in the Cloudflare dashboard under R2, Manage API tokens',
    permissions: 'in the Cloudflare dashboard under R2, Manage API tokens, as Object Read & Write',
    cors: 'in the Cloudflare dashboard under the bucket, Settings, CORS policy',
    link: 'https://developers.cloudflare.com/r2/api/error-codes/',
    accessKey: { pattern: /^[0-9a-f]{32}$/i, words: 'has 32 hexadecimal digits' },
    secretKey: { pattern: /^[0-9a-f]{64}$/i, words: 'has 64 hexadecimal digits' }
  },
  b2: {
    name: 'Backblaze B2',
    hosts: ['.backblazeb2.com'],
    region: /\bs3\.([a-z]+-[a-z]+-\d+)\.backblazeb2\./,
    endpoint: 'https://s3.<region>.backblazeb2.com',
    regions: 'the one in the endpoint, such as `us-west-004`',
    keys: '(its keyID is the access key) in the Backblaze console under Application Keys',
    permissions: 'in the Backblaze console under Application Keys, as Read and Write',
    cors: 'in the Backblaze console under the bucket, CORS rules',
    link: 'https://www.backblaze.com/docs/cloud-storage-s3-compatible-api',
    accessKey: { pattern: /^[0-9a-f]{25}$/i, words: 'is the keyID of an application key: 25 hexadecimal digits' },
    secretKey: { pattern: /^K.{30}$/, words: 'is an application key: 31 characters that begin with K' }
  },
  wasabi: {
    name: 'Wasabi',
    hosts: ['.wasabisys.com'],
    region: /\bs3\.([a-z]+(?:-[a-z]+)+-\d+)\.wasabisys\./,
    endpoint: 'https://s3.<region>.wasabisys.com',
    regions: 'the one in the endpoint, such as `eu-central-1`',
    keys: 'in the Wasabi console under Access Keys',
    permissions: 'in the Wasabi console under Policies, and under the bucket, Policies',
    link: 'https://docs.wasabi.com/docs/what-are-the-service-urls-for-wasabi-s-different-storage-regions'
  },
  digitalocean: {
    name: 'DigitalOcean Spaces',
    hosts: ['.digitaloceanspaces.com'],
    region: /(?:^|\.)([a-z]{3}\d)\.digitaloceanspaces\./,
    endpoint: 'https://<region>.digitaloceanspaces.com',
    regions: 'the one in the endpoint, such as `fra1`',
    keys: 'in the DigitalOcean control panel under Spaces Object Storage, Access Keys',
    permissions: 'in the DigitalOcean control panel under Spaces Object Storage, Access Keys, as Read/Write/Delete',
    cors: 'in the DigitalOcean control panel under the bucket, Settings, CORS Configurations',
    link: 'https://docs.digitalocean.com/products/spaces/how-to/manage-access/'
  },
  scaleway: {
    name: 'Scaleway Object Storage',
    hosts: ['.scw.cloud'],
    region: /\bs3\.([a-z]+-[a-z]+)\.scw\./,
    endpoint: 'https://s3.<region>.scw.cloud',
    regions: '`fr-par`, `nl-ams`, `pl-waw` or `it-mil`',
    keys: "in the Scaleway console under IAM, API keys, with the bucket's project as its preferred project",
    permissions: 'in the Scaleway console, in the IAM policy of the application and in the bucket policy',
    link: 'https://www.scaleway.com/en/docs/object-storage/troubleshooting/api-key-does-not-work/',
    accessKey: { pattern: /^SCW[A-Z0-9]{17}$/, words: 'has 20 characters and begins with SCW' },
    secretKey: { pattern: /^[0-9a-f-]{36}$/i, words: 'is a UUID of 36 characters' }
  },
  ovh: {
    name: 'OVHcloud Object Storage',
    hosts: ['.cloud.ovh.net', '.cloud.ovh.us'],
    region: /\bs3\.([a-z]+(?:-[a-z]+)*\d*)\.(?:io\.|perf\.)?cloud\.ovh\./,
    endpoint: 'https://s3.<region>.io.cloud.ovh.net',
    regions: 'the one in the endpoint, such as `gra`',
    keys: 'in the OVHcloud control panel under Public Cloud, Object Storage, S3 users',
    permissions: 'in the OVHcloud control panel under the container, with the role of the S3 user',
    link: 'https://help.ovhcloud.com/csm/en-public-cloud-storage-s3-location?id=kb_article_view&sysparm_article=KB0047384'
  },
  hetzner: {
    name: 'Hetzner Object Storage',
    hosts: ['.your-objectstorage.com'],
    region: /(?:^|\.)([a-z]{3}\d)\.your-objectstorage\./,
    endpoint: 'https://<location>.your-objectstorage.com',
    regions: '`fsn1`, `nbg1` or `hel1`, as in the endpoint',
    keys: 'in the Hetzner console under the project, Security, S3 credentials',
    permissions: 'with a bucket policy; keys of the same project may do everything without one',
    link: 'https://docs.hetzner.com/storage/object-storage/overview'
  },
  ibm: {
    name: 'IBM Cloud Object Storage',
    hosts: ['.cloud-object-storage.appdomain.cloud'],
    region: /\bs3\.(?:private\.|direct\.)?([a-z]+(?:-[a-z]+)*)\.cloud-object-storage\./,
    endpoint: 'https://s3.<location>.cloud-object-storage.appdomain.cloud',
    regions: 'the location in the endpoint, such as `eu-de`',
    keys: 'in the IBM Cloud console under the instance, Service credentials, with HMAC credentials included',
    permissions: 'in the IBM Cloud console under the bucket, Permissions, with the role Writer or Manager',
    link: 'https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-endpoints'
  },
  oracle: {
    name: 'Oracle Cloud Object Storage',
    hosts: ['.oraclecloud.com', '.oci.customer-oci.com'],
    region: /\bobjectstorage\.([a-z]+-[a-z]+-\d+)\./,
    endpoint: 'https://<namespace>.compat.objectstorage.<region>.oraclecloud.com',
    regions: 'the one in the endpoint, such as `eu-frankfurt-1`',
    keys: 'in the Oracle Cloud console under the user, Customer secret keys',
    permissions: 'in the Oracle Cloud console under Identity, Policies: allow the group of the user to manage objects',
    link: 'https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm'
  },
  alibaba: {
    name: 'Alibaba Cloud OSS',
    hosts: ['.aliyuncs.com'],
    region: /\boss-([a-z]+-[a-z]+(?:-\d+)?)(?:-internal)?\.aliyuncs\./,
    endpoint: 'https://s3.oss-<region>.aliyuncs.com',
    regions: "the bucket's, such as `oss-cn-hangzhou`",
    keys: 'in the Alibaba Cloud console under RAM, Users, AccessKey',
    permissions: 'in the Alibaba Cloud console, in the RAM policy of the user and in the bucket policy',
    cors: 'in the OSS console under the bucket, Content Security, CORS',
    link: 'https://www.alibabacloud.com/help/en/oss/developer-reference/use-amazon-s3-sdks-to-access-oss'
  },
  'self-hosted': {
    name: 'the storage',
    hosts: [],
    endpoint: 'https://<host>:<port>',
    regions: 'the one that the server is set up with (by default `us-east-1`; Garage: `garage`)',
    keys: 'with the admin tools of the server',
    permissions: "in the server's policies for the user and the bucket",
    link: 'https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage'
  },
  /** A dataset's, a portal's, or one that Edge Impulse keeps. */
  unknown: {
    name: 'the storage',
    hosts: [],
    endpoint: 'the one that its provider documents',
    regions: "the bucket's, as its provider writes it",
    keys: 'at the provider of the storage',
    permissions: 'at the provider of the storage',
    link: 'https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage'
  }
} as const satisfies Record<string, StorageService>;

const byHost = Object.entries(storageServices).flatMap(([service, { hosts }]) =>
  hosts.map((host: string) => [host, service as Service] as const)
);

/** Whose host this is; undefined where it is nobody's of the list. */
export function serviceAtHost(hostname: string): Service | undefined {
  const host = `.${hostname.toLowerCase().replace(/\.$/, '')}`;
  const service = byHost.find(([end]) => host.endsWith(end))?.[1];
  // Amazon lends such names to everybody's machines and load balancers, too.
  return service === 'amazon' && !host.includes('.s3') ? undefined : service;
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

/** The region in a service's host name; undefined where it holds none. */
export function regionAtHost(service: Service, hostname: string): string | undefined {
  const { region }: StorageService = storageServices[service];
  return region?.exec(hostname)?.[1];
}
