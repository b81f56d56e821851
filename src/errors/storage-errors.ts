/** What storage services say when they refuse: the tables behind diagnosis.ts, put together. */
import { amazon } from './amazon.ts';
import { azure } from './azure.ts';
import { google } from './google.ts';
import { network } from './network.ts';
import { s3 } from './s3.ts';
import type { StorageError } from './storage-error.ts';

export const storageErrors: readonly StorageError[] = [...amazon, ...google, ...azure, ...s3, ...network];
