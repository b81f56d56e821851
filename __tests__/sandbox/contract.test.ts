/**
 * The official client's types against ours. Most of it is checked where it is written, by the compiler, so by
 * `npm run typecheck`. Deliberate differences have a comment.
 */
import { expect, test } from '@jest/globals';
import {
  type ListOrganizationBucketsResponse,
  type OrganizationBucket,
  type OrganizationDataset,
  type StorageProvider,
  type VerifyOrganizationBucketRequest,
  type VerifyOrganizationBucketResponse,
  VerifyOrganizationBucketResponseConnectionStatusEnumValues
} from 'edge-impulse-api';
import type * as z from 'zod/mini';
import type { DescribedDataset } from '../../sandbox/dataset-routes.ts';
import type { VerifyAnswer as SandboxAnswer } from '../../sandbox/verification.ts';
import { type BucketList, type Envelope, VerifyAnswer, type VerifyRequest } from '../../src/studio/contract.ts';
import type { ListedBucket } from '../../src/studio/listed-bucket.ts';

type Fits<A, B> = [A] extends [B] ? true : false;
type Same<A, B> = [Fits<A, B>, Fits<B, A>] extends [true, true] ? true : false;
type RequiredKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];
type KeysOfAny<T> = T extends unknown ? keyof T : never;
/** As JSON carries it; the official client makes Dates of the strings. */
type OnTheWire<T> = { [K in keyof T]: Date extends T[K] ? Exclude<T[K], Date> | string : T[K] };
type OurEnvelope = z.output<typeof Envelope>;
type OfficialAnswer = OnTheWire<Omit<VerifyOrganizationBucketResponse, keyof OurEnvelope>>;

/** Does not compile unless the claim holds. */
function holds<_Claim extends true>(): void {}

test('a verify request of ours is one of theirs', () => {
  holds<Same<keyof VerifyRequest, keyof VerifyOrganizationBucketRequest>>();
  holds<Fits<RequiredKeys<VerifyOrganizationBucketRequest>, RequiredKeys<VerifyRequest>>>();
  holds<Fits<VerifyRequest & { storageProvider: StorageProvider }, VerifyOrganizationBucketRequest>>();
  // Wider on purpose: a provider in the bucket list is passed on, known or not.
  holds<Fits<StorageProvider, VerifyRequest['storageProvider']>>();
});

test('an answer of theirs is one that we can read', () => {
  holds<Same<keyof VerifyAnswer, keyof OfficialAnswer>>();
  // Files are only counted.
  holds<Fits<Required<Omit<OfficialAnswer, 'files'>>, Omit<VerifyAnswer, 'files'>>>();
  holds<Same<VerifyAnswer['connectionStatus'], OfficialAnswer['connectionStatus']>>();
  holds<Fits<Required<Pick<VerifyOrganizationBucketResponse, keyof OurEnvelope>>, OurEnvelope>>();
  expect(VerifyAnswer.shape.connectionStatus.options.toSorted()).toEqual(
    VerifyOrganizationBucketResponseConnectionStatusEnumValues.toSorted()
  );
});

test('a bucket list of theirs is one that we can read', () => {
  holds<Fits<ListOrganizationBucketsResponse, z.input<typeof BucketList>>>();
  holds<Fits<keyof ListedBucket, keyof OrganizationBucket>>();
  holds<Fits<Required<Pick<OrganizationBucket, keyof ListedBucket>>, ListedBucket>>();
});

test('an answer of the sandbox is one of theirs, and can have each of its fields', () => {
  holds<Fits<SandboxAnswer, OfficialAnswer>>();
  holds<Same<KeysOfAny<SandboxAnswer>, keyof OfficialAnswer>>();
});

test('a dataset of the sandbox is one of theirs', () => {
  holds<Fits<Omit<DescribedDataset, 'lastFileCreated'>, Omit<OrganizationDataset, 'lastFileCreated'>>>();
  // Wider on purpose: how Studio dates a dataset without files is not documented.
  holds<Same<DescribedDataset['lastFileCreated'], OnTheWire<OrganizationDataset>['lastFileCreated'] | null>>();
});
