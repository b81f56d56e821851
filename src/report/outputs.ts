/** The step's outputs and its results file. What is not known is an empty string, and null in the results. */
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { Environment } from '../inputs/read-inputs.ts';
import { secretSource } from '../studio/target.ts';
import { cut } from '../text/sanitizer.ts';
import type { RunResult } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { advice, explained, headline, headlineForAll } from './wording.ts';

/** Larger values cannot be used in `env:`, where most people need them. */
const LARGEST_RESULTS = 100 * 1024;
/** Code points of an error message. */
const LONGEST_MESSAGE = 2000;

/**
 * Writes every output, also for a step that fails.
 * @returns a warning, if there is one to give
 * @throws where an output or the results file cannot be written; the others are written all the same, if there is a place
 */
export function writeOutputs(run: RunResult, env: Environment): string | null {
  const results = JSON.stringify(run.results.map(describe));
  const fits = Buffer.byteLength(results) <= LARGEST_RESULTS;
  const outputs = { ...outputsOf(run), results: fits ? results : '', 'results-file': '' };
  // Without the file, the toolkit would fall back to a command that runners are about to forget.
  if (!env.GITHUB_OUTPUT) throw new Error('GITHUB_OUTPUT is not set');
  // Writing to it would wait for a reader, deaf to signals.
  if (statSync(env.GITHUB_OUTPUT, { throwIfNoEntry: false })?.isFIFO()) throw new Error('GITHUB_OUTPUT is a pipe');
  try {
    outputs['results-file'] = writeResults(results, env.RUNNER_TEMP || tmpdir());
  } finally {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  }
  return fits
    ? null
    : 'The output `results` is empty: it would be over 100 KiB. Read the file in the output `results-file` instead.';
}

/** A file of its own, for nobody else on the machine. */
function writeResults(results: string, folder: string): string {
  const file = join(mkdtempSync(join(folder, 'edge-impulse-verify-bucket-')), 'results.json');
  writeFileSync(file, results, { mode: 0o600, flag: 'wx' });
  return file;
}

/** All outputs but `results` and `results-file`. */
export function outputsOf(run: RunResult): Record<string, string> {
  const { results, runError, worst } = run;
  const connected = results.map(({ verdict }) => verdict).filter((verdict) => verdict.status === 'connected');
  const counts = connected.map(({ sample }) => sample.fileCount);
  const labels = connected.map(({ sample }) => sample.hasInfoLabels);
  const known = runError === null || runError.code === 'no-buckets' || results.length > 0;
  return {
    status: run.status,
    healthy: String(run.healthy),
    'file-count': sumOf(counts),
    'has-info-labels': labels.includes(false) ? 'false' : labels.length === 0 || labels.includes(null) ? '' : 'true',
    'newest-file': onlyOne(results.map(({ newestFile }) => newestFile)),
    'error-code': runError?.code ?? worst?.failure?.code ?? '',
    'error-message': errorMessage(run),
    'status-since': onlyOne(results.map(sinceOf)),
    endpoint: onlyOne(results.map(endpointOf)),
    cors: corsOf(results),
    attempts: String(results.reduce((sum, { effort }) => sum + effort.attempts, 0)),
    'duration-seconds': seconds(run.durationMs),
    'bucket-count': known ? String(results.length) : '',
    'unhealthy-count': known ? String(results.filter(({ healthy }) => !healthy).length) : '',
    'issue-url': onlyOne(results.map(({ issueUrl }) => issueUrl))
  };
}

/** Empty where there is nothing to add up, or not everything is known. */
function sumOf(counts: (number | null)[]): string {
  const known = counts.filter((count) => count !== null);
  return known.length > 0 && known.length === counts.length ? String(known.reduce((sum, count) => sum + count)) : '';
}

function errorMessage({ runError, worst }: RunResult): string {
  if (runError) return shortened([headlineForAll(runError), ...advice(runError)]);
  return worst?.failure ? shortened([headline(worst), ...advice(worst.failure)]) : '';
}

/** One target, as it is in `results`. */
export function describe(result: TargetResult): Record<string, unknown> {
  const { target, verdict, effort, checks, healthy, failure, newestFile, issueUrl } = result;
  const request = target.kind === 'bucket' ? target.request : null;
  return {
    bucketId: target.kind === 'bucket' || target.kind === 'unresolved' ? target.bucketId : null,
    bucket: request?.bucket ?? null,
    dataset: target.kind === 'dataset' ? target.dataset : null,
    portalId: target.kind === 'portal' ? target.portalId : null,
    storageProvider: request?.storageProvider ?? null,
    secret: secretSource(target),
    status: verdict.status,
    healthy,
    fileCount: verdict.status === 'connected' ? verdict.sample.fileCount : null,
    hasInfoLabels: verdict.status === 'connected' ? verdict.sample.hasInfoLabels : null,
    newestFile,
    statusSince: sinceOf(result),
    endpoint: endpointOf(result),
    errorCode: failure?.code ?? null,
    errorMessage: failure ? shortened([headline(result), ...advice(failure)]) : null,
    checks: checks.map(({ name, result: outcome, reason }) => ({ name, result: outcome, reason })),
    attempts: effort.attempts,
    durationSeconds: Number(seconds(effort.durationMs)),
    issueUrl
  };
}

function shortened(lines: string[]): string {
  return cut(explained(lines), LONGEST_MESSAGE);
}

function sinceOf({ verdict }: TargetResult): string | null {
  return verdict.status === 'unverifiable' ? null : verdict.since;
}

function endpointOf({ verdict }: TargetResult): string | null {
  return verdict.status === 'connected' ? verdict.sample.endpoint : null;
}

function corsOf(results: TargetResult[]): string {
  const found = results.map(({ checks }) => checks.find(({ name }) => name === 'cors')?.result);
  return found.includes('failed') ? 'failed' : found.includes('passed') ? 'passed' : 'skipped';
}

/** The value that exactly one target has, else empty. */
function onlyOne(values: (string | null)[]): string {
  const [first, ...others] = values.filter((value) => value !== null);
  return first !== undefined && others.length === 0 ? first : '';
}

function seconds(durationMs: number): string {
  return (durationMs / 1000).toFixed(1);
}
