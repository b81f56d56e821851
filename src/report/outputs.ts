/** The outputs and the results file. What is not known is empty in outputs, and null in results. */
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { Failure } from '../errors/failure.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import { secretSource } from '../studio/target.ts';
import { cut, SENTENCE } from '../text/sanitizer.ts';
import type { RunResult } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { advice, headline, runHeadline } from './wording.ts';

/** Larger values do not fit into `env:`, where most people need them. */
const MAX_RESULTS_BYTES = 100 * 1024;

/** @returns a warning, or null @throws where something cannot be written; the outputs are written without the file */
export function writeOutputs(run: RunResult, { GITHUB_OUTPUT, RUNNER_TEMP }: Environment): string | null {
  const described = run.results.map(describeResult);
  const results = JSON.stringify(described);
  const fits = Buffer.byteLength(results) <= MAX_RESULTS_BYTES;
  const outputs = { ...outputsOf(run, described), results: fits ? results : '', 'results-file': '' };
  // The toolkit would fall back to a command that runners no longer obey.
  if (!GITHUB_OUTPUT) throw new Error('GITHUB_OUTPUT is not set');
  // Writing to a pipe would wait for a reader, and signals would not be heard.
  if (statSync(GITHUB_OUTPUT, { throwIfNoEntry: false })?.isFIFO()) throw new Error('GITHUB_OUTPUT is a pipe');
  try {
    const folder = mkdtempSync(join(RUNNER_TEMP || tmpdir(), 'edge-impulse-verify-bucket-'));
    const file = join(folder, 'results.json');
    writeFileSync(file, results, { mode: 0o600 });
    outputs['results-file'] = file;
  } finally {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  }
  if (fits) return null;
  return 'The output `results` is empty, being over 100 KiB: read the file in the output `results-file`.';
}

export function outputsOf(run: RunResult, described = run.results.map(describeResult)): Record<string, string> {
  const { results, runError, worst } = run;
  const connected = described.filter(({ status }) => status === 'connected');
  const labels = connected.map(({ hasInfoLabels }) => hasInfoLabels);
  const cors = described.map(({ checks }) => checks.find(({ name }) => name === 'cors')?.result);
  const isCounted = runError === null || runError.code === 'no-buckets' || results.length > 0;
  const message = runError ? messageOf(runHeadline(runError), runError) : worst && describeResult(worst).errorMessage;
  const areLabelsKnown = labels.includes(false) || (labels.length > 0 && !labels.includes(null));
  return {
    status: run.status,
    healthy: String(run.healthy),
    'file-count': sumOf(connected.map(({ fileCount }) => fileCount)),
    'has-info-labels': areLabelsKnown ? String(!labels.includes(false)) : '',
    'newest-file': onlyOne(described.map(({ newestFile }) => newestFile)),
    'error-code': runError?.code ?? worst?.failure?.code ?? '',
    'error-message': message ?? '',
    'status-since': onlyOne(described.map(({ statusSince }) => statusSince)),
    endpoint: onlyOne(described.map(({ endpoint }) => endpoint)),
    cors: ['failed', 'passed'].find((result) => cors.some((each) => each === result)) ?? 'skipped',
    attempts: sumOf([0, ...described.map(({ attempts }) => attempts)]),
    'duration-seconds': seconds(run.durationMs),
    'bucket-count': isCounted ? String(results.length) : '',
    'unhealthy-count': isCounted ? String(results.filter(({ healthy }) => !healthy).length) : '',
    'issue-url': onlyOne(described.map(({ issueUrl }) => issueUrl))
  };
}

export function describeResult(result: TargetResult) {
  const { target, verdict, effort, checks, healthy, failure, newestFile, issueUrl } = result;
  const request = target.kind === 'bucket' ? target.request : null;
  const sample = verdict.status === 'connected' ? verdict.sample : null;
  return {
    bucketId: 'bucketId' in target ? target.bucketId : null,
    bucket: request?.bucket ?? null,
    dataset: 'dataset' in target ? target.dataset : null,
    portalId: 'portalId' in target ? target.portalId : null,
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

function messageOf(what: string, failure: Failure): string {
  return cut([what, ...advice(failure)].join(' '), SENTENCE);
}

/** Empty where a part of it is not known. */
function sumOf(numbers: (number | null)[]): string {
  if (numbers.length === 0 || numbers.includes(null)) return '';
  return String(numbers.reduce((sum, number) => (sum ?? 0) + (number ?? 0)));
}

/** The value that exactly one target has, else empty. */
function onlyOne(values: (string | null)[]): string {
  const [first = '', ...others] = values.filter((value) => value !== null);
  return others.length === 0 ? first : '';
}

function seconds(durationMs: number): string {
  return (durationMs / 1000).toFixed(1);
}
