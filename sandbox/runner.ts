/**
 * Runs the built action as GitHub's runner runs a step: inputs as INPUT_* with the defaults of action.yml, and the file
 * commands as files. Of this machine's environment the step gets only what `env` passes on.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Step {
  /** As under `with:`; what is left out gets its default from action.yml. */
  inputs: Record<string, string>;
  /** Beside the runner's own variables; a variable that is undefined is not set at all. */
  env?: Record<string, string | undefined>;
  /** The built action; another place than the repository's own `dist` for a copy of it. */
  entry?: string;
  /** Options of Node itself, before the entry. */
  nodeOptions?: string[];
  /** Called with the process as soon as it runs. */
  onStart?: (child: ChildProcess) => void;
  /** Called with standard output as it comes. */
  onLog?: (text: string) => void;
}

export interface StepResult {
  /** null when a signal ended the process. */
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  /** Standard output: what the runner reads commands from. */
  log: string;
  stderr: string;
  outputs: Record<string, string>;
  summary: string;
  /** The parsed content of `results-file`, null where there is none. */
  results: unknown;
  durationMs: number;
}

/** Runs one step to its end, reads the files that it wrote, and removes them. */
export async function runStep(step: Step): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-step-'));
  try {
    const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
    await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
    const env = {
      ...system(),
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: folder,
      ...files,
      ...inputVariables(step.inputs),
      ...step.env
    };
    const beganMs = performance.now();
    const exit = await runProcess(step, env);
    const durationMs = performance.now() - beganMs;
    const outputs = parseOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8'));
    return {
      ...exit,
      durationMs,
      outputs,
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
      results: outputs['results-file'] ? JSON.parse(await readFile(outputs['results-file'], 'utf8')) : null
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Without these, programs do not start. */
function system(): Record<string, string | undefined> {
  const { PATH, SystemRoot } = process.env;
  return { PATH, SystemRoot };
}

/** The inputs of action.yml with their defaults. Expressions in defaults are left empty: there is no token here. */
export function actionInputs(): Record<string, string> {
  const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: unknown }>;
  };
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => {
      const value = String(input.default ?? '');
      return [name, value.includes('${{') ? '' : value];
    })
  );
}

function inputVariables(inputs: Record<string, string>): Record<string, string> {
  const all = Object.entries({ ...actionInputs(), ...inputs });
  return Object.fromEntries(all.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function runProcess(
  step: Step,
  env: Record<string, string | undefined>
): Promise<Pick<StepResult, 'exitCode' | 'signal' | 'log' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const entry = step.entry ?? join(root, 'dist', 'index.js');
    const child = spawn(process.execPath, [...(step.nodeOptions ?? []), entry], {
      env,
      stdio: ['ignore', 'pipe', 'pipe']
    });
    let log = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      step.onLog?.(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, log, stderr }));
    step.onStart?.(child);
  });
}

/** The runner's format: `name<<delimiter`, the value's lines, the delimiter. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    const [, name, delimiter] = lines[i]?.match(/^([^=<]+)<<(.+)$/) ?? [];
    if (!name || !delimiter) continue;
    const end = lines.indexOf(delimiter, i + 1);
    outputs[name] = lines.slice(i + 1, end).join('\n');
    i = end;
  }
  return outputs;
}
