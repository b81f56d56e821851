/** The step's outputs and its results file. What is not known is an empty string, and null in the results. */
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { Failure } from '../errors/failure.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import { secretSource } from '../studio/target.ts';
import { cut } from '../text/sanitizer.ts';
import type { RunResult } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { advice, headline, headlineForAll } from './wording.ts';

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
  const described = run.results.map(describe);
  const results = JSON.stringify(described);
  const fits = Buffer.byteLength(results) <= LARGEST_RESULTS;
  const outputs = { ...outputsOf(run, described), results: fits ? results : '', 'results-file': '' };
  // Without the file, the toolkit would fall back to a command that runners are about to forget.
  if (!env.GITHUB_OUTPUT) throw new Error('GITHUB_OUTPUT is not set');
  // Writing to it would wait for a reader, deaf to signals.
  if (statSync(env.GITHUB_OUTPUT, { throwIfNoEntry: false })?.isFIFO()) throw new Error('GITHUB_OUTPUT is a pipe');
  try {
    // A folder of its own, which nobody else on the machine may read.
    const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'edge-impulse-verify-bucket-'));
    const file = join(folder, 'results.json');
    writeFileSync(file, results, { mode: 0o600 });
    outputs['results-file'] = file;
  } finally {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  }
  return fits
    ? null
    : 'The output `results` is empty: it would be over 100 KiB. Read the file in the output `results-file` instead.';
}

/** All outputs but `results` and `results-file`. */
export function outputsOf(run: RunResult, described = run.results.map(describe)): Record<string, string> {
  const { results, runError, worst } = run;
  const connected = described.filter(({ status }) => status === 'connected');
  const counts = connected.map(({ fileCount }) => fileCount);
  const labels = connected.map(({ hasInfoLabels }) => hasInfoLabels);
  const cors = results.map(({ checks }) => checks.find(({ name }) => name === 'cors')?.result);
  const known = runError === null || runError.code === 'no-buckets' || results.length > 0;
  const error = runError ? messageOf(headlineForAll(runError), runError) : worst && describe(worst).errorMessage;
  return {
    status: run.status,
    healthy: String(run.healthy),
    // Not everything is known: then neither is the sum.
    'file-count': counts.length === 0 || counts.includes(null) ? '' : String(sumOf(counts)),
    'has-info-labels': labels.includes(false) ? 'false' : labels.length === 0 || labels.includes(null) ? '' : 'true',
    'newest-file': onlyOne(described.map(({ newestFile }) => newestFile)),
    'error-code': runError?.code ?? worst?.failure?.code ?? '',
    'error-message': error ?? '',
    'status-since': onlyOne(described.map(({ statusSince }) => statusSince)),
    endpoint: onlyOne(described.map(({ endpoint }) => endpoint)),
    cors: cors.includes('failed') ? 'failed' : cors.includes('passed') ? 'passed' : 'skipped',
    attempts: String(sumOf(described.map(({ attempts }) => attempts))),
    'duration-seconds': seconds(run.durationMs),
    'bucket-count': known ? String(results.length) : '',
    'unhealthy-count': known ? String(results.filter(({ healthy }) => !healthy).length) : '',
    'issue-url': onlyOne(described.map(({ issueUrl }) => issueUrl))
  };
}

/** One target, as it is in `results`. */
export function describe(result: TargetResult) {
  const { target, verdict, effort, checks, healthy, failure, newestFile, issueUrl } = result;
  const request = target.kind === 'bucket' ? target.request : null;
  const sample = verdict.status === 'connected' ? verdict.sample : null;
  return {
    bucketId: target.kind === 'bucket' || target.kind === 'unresolved' ? target.bucketId : null,
    bucket: request?.bucket ?? null,
    dataset: target.kind === 'dataset' ? target.dataset : null,
    portalId: target.kind === 'portal' ? target.portalId : null,
    storageProvider: request?.storageProvider ?? null,
    secret: secretSource(target),
    status: verdict.status,
    healthy,
    fileCount: sample?.fileCount ?? null,
    hasInfoLabels: sample?.hasInfoLabels ?? null,
    newestFile,
    statusSince: verdict.since,
    endpoint: sample?.endpoint ?? null,
    errorCode: failure?.code ?? null,
    errorMessage: failure && messageOf(headline(result), failure),
    checks: checks.map(({ name, result: outcome, reason }) => ({ name, result: outcome, reason })),
    attempts: effort.attempts,
    durationSeconds: Number(seconds(effort.durationMs)),
    issueUrl
  };
}

/** What happened and what to do, in one line. */
function messageOf(what: string, failure: Failure): string {
  const lines = [what, ...advice(failure)].filter((line) => line !== '');
  return cut(lines.join(' '), LONGEST_MESSAGE);
}

function sumOf(numbers: (number | null)[]): number {
  return numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
}

/** The value that exactly one target has, else empty. */
function onlyOne(values: (string | null)[]): string {
  const [first, ...others] = values.filter((value) => value !== null);
  return first !== undefined && others.length === 0 ? first : '';
}

function seconds(durationMs: number): string {
  return (durationMs / 1000).toFixed(1);
}
