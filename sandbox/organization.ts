/** What Studio has registered for an organization. */
import type { StorageTarget } from './providers.ts';

export interface Organization {
  id: number;
  apiKey: string;
  buckets: RegisteredBucket[];
  datasets: RegisteredDataset[];
  portals: RegisteredPortal[];
}

export interface RegisteredBucket {
  id: number;
  target: StorageTarget;
  /** Whether the last verification ended in `connected`. */
  connected: boolean;
}

export interface RegisteredDataset {
  name: string;
  bucketId: number;
  /** Folder in the bucket, with a slash at its end. */
  path: string;
  /** As Studio last saw the folder. */
  files: FileStatistics;
}

export interface FileStatistics {
  totalFileCount: number;
  /** In bytes. */
  totalFileSize: number;
  /** ISO 8601; null while there is no file. */
  lastFileCreated: string | null;
}

export interface RegisteredPortal {
  id: number;
  bucketId: number;
  /** Folder in the bucket, with a slash at its end. */
  path: string;
}
