/** The datasets and upload portals of the sandbox's organization: folders of its buckets. */
import type { FileStatistics, RegisteredDataset, RegisteredPortal } from './organization.ts';
import { OLD_FOLDER, type SeededBucket } from './seed.ts';

interface Purpose {
  /** What is special about it, for people. */
  purpose: string;
  /** A part of the storage's error message; null where Studio connects. */
  refusal: string | null;
}

export type SeededDataset = RegisteredDataset & Purpose;
export type SeededPortal = RegisteredPortal & Purpose;

const NOT_SEEN: FileStatistics = { totalFileCount: 0, totalFileSize: 0, lastFileCreated: null };
/** Of a folder that Studio could still read at that time. */
const SEEN_IN_2024: FileStatistics = {
  totalFileCount: 8,
  totalFileSize: 40_000,
  lastFileCreated: '2024-11-04T09:30:00.000Z'
};

/** Of the buckets at hand, which may be fewer than are seeded by default. */
export function seededDatasets(buckets: SeededBucket[]): SeededDataset[] {
  const rows: [name: string, bucket: string, path: string, purpose: string, files?: FileStatistics][] = [
    ['motors', 'sensor-data', 'plant-a/', 'its files are from this minute'],
    ['pumps', 'sensor-azure', 'plant-b/', 'takes a while to connect'],
    ['campaign-2021', 'sensor-raw', OLD_FOLDER, 'its newest file is of June 2021'],
    ['new-site', 'sensor-raw', 'new-site/', 'has no files yet'],
    ['lab-tests', 'sensor-lab', 'plant-a/', 'access key of its bucket was deleted', SEEN_IN_2024]
  ];
  return rows.flatMap(([name, bucketName, path, purpose, files = NOT_SEEN]) => {
    const bucket = buckets.find(({ target }) => target.bucket === bucketName);
    return bucket ? [{ name, bucketId: bucket.id, path, files: { ...files }, purpose, refusal: bucket.refusal }] : [];
  });
}

export function seededPortals(buckets: SeededBucket[]): SeededPortal[] {
  const rows: [id: number, bucket: string, path: string, purpose: string][] = [
    [21, 'sensor-data', 'plant-b/', 'uploads go to plant-b/'],
    [22, 'sensor-archive', 'plant-b/', 'secret of its bucket was revoked']
  ];
  return rows.flatMap(([id, bucketName, path, purpose]) => {
    const bucket = buckets.find(({ target }) => target.bucket === bucketName);
    return bucket ? [{ id, bucketId: bucket.id, path, purpose, refusal: bucket.refusal }] : [];
  });
}
