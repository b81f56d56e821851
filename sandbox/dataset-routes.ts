/** Datasets and upload portals: folders of the organization's buckets. */
import { findOrRefuse, type Routes } from './api-route.ts';
import type { Organization, RegisteredBucket, RegisteredDataset } from './organization.ts';
import { type Bucket, open, type StorageTarget } from './providers.ts';
import { fileStatistics, type Verifications } from './verification.ts';

export function datasetRoutes(organization: Organization, verifications: Verifications): Routes {
  const bucketOf = ({ bucketId }: { bucketId: number }): RegisteredBucket =>
    findOrRefuse(organization.buckets, ({ id }) => id === bucketId, 404, `bucket with ID ${bucketId}`);
  const folderOf = (entry: { bucketId: number; path: string }): StorageTarget => ({
    ...bucketOf(entry).target,
    prefix: entry.path
  });
  const dataset = (name = '') =>
    findOrRefuse(organization.datasets, (entry) => entry.name === name, 404, `dataset "${name}"`);
  const portal = (portalId = '') =>
    findOrRefuse(organization.portals, ({ id }) => id === Number(portalId), 404, `upload portal with ID ${portalId}`);

  return {
    'GET /dataset/:dataset': async (_, parameters) => {
      const entry = dataset(parameters.dataset);
      await refresh(entry, folderOf(entry));
      return { dataset: describe(entry, bucketOf(entry)) };
    },
    'POST /dataset/:dataset/verify': (_, parameters) => verifications.answer(folderOf(dataset(parameters.dataset))),
    'GET /portals/:portalId(\\d+)/verify': (_, { portalId }) => verifications.answer(folderOf(portal(portalId)))
  };
}

/** Studio does this on "refresh data" only; here, each request sees what is in the storage now. */
async function refresh(dataset: RegisteredDataset, target: StorageTarget): Promise<void> {
  let bucket: Bucket | undefined;
  try {
    bucket = open(target);
    dataset.files = await fileStatistics(bucket, target.prefix);
  } catch {
    // A storage that refuses leaves what was last seen.
  } finally {
    bucket?.close();
  }
}

function describe({ name, path, files }: RegisteredDataset, { id, target }: RegisteredBucket) {
  const { bucket, storageProvider } = target;
  return {
    dataset: name,
    ...files,
    // Items and their checklists belong to the other type, `clinical`.
    ...{ totalItemCount: 0, totalItemCountChecklistOK: 0, totalItemCountChecklistFailed: 0 },
    tags: [],
    type: 'files' as const,
    bucket: {
      ...{ id, bucket, path },
      fullBucketPathDescription: `${storageProvider}://${bucket}/${path}`,
      dataItemNamingLevelsDeep: 1
    },
    bucketPath: path
  };
}

/** As it goes over the wire. */
export type DescribedDataset = ReturnType<typeof describe>;
