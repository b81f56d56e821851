/** Runs the step of a fault case, and compares what came of it with the case and with what every step promises. */
import { runStep, type Step, type StepResult } from '../../sandbox/runner.ts';
import { newCredentials, secrets } from '../support/canaries.ts';
import { commandsIn } from '../support/commands.ts';
import { leaksOf } from '../support/leaks.ts';
import { type Asked, type Expected, type FaultCase, type Setup, unless } from './fault-case.ts';

/** The commands that the action may send to the runner. */
const OURS = new Set(['add-mask', 'debug', 'notice', 'warning', 'error', 'group', 'endgroup']);

const OUTPUTS = [
  ...['status', 'healthy', 'file-count', 'has-info-labels', 'error-code', 'error-message', 'status-since', 'endpoint'],
  ...['cors', 'attempts', 'duration-seconds', 'bucket-count', 'unhealthy-count', 'issue-url', 'results', 'results-file']
];

/** A process is given this much longer than its deadline: to start on a busy machine, and to end. */
const MARGIN_MS = 10_000;

export interface CaseResult {
  complaints: string[];
  /** One line, without anything that the step wrote. */
  line: string;
}

export async function runCase(faultCase: FaultCase): Promise<CaseResult> {
  let setup: Setup = {};
  try {
    setup = await faultCase.setup();
    const { result, limitMs } = await runSetup(setup);
    const asked = setup.asked?.() ?? Number(result.outputs.attempts);
    const complaints = [
      ...brokenPromises(result, setup, limitMs),
      ...(setup.lost === 'outputs' ? [] : differing(faultCase, result)),
      ...unless(result.exitCode === faultCase.exit, `exit code ${result.exitCode}, not ${faultCase.exit}`),
      ...askedWrongly(faultCase.asked, asked),
      ...(setup.complaints?.(result) ?? [])
    ];
    const { status, 'error-code': code } = result.outputs;
    const words = [status, code].map((word) => (/^[a-z-]+$/.test(word ?? '') ? word : '-'));
    const figures = [`exit ${result.exitCode}`, `asked ${asked}`, `${(result.durationMs / 1000).toFixed(1)} s`];
    return {
      complaints: complaints.map(harmless),
      line: [...words, ...figures, complaints.length ? 'WRONG' : 'ok'].join('  ')
    };
  } catch (error) {
    return { complaints: [`not run: ${error}`], line: 'not run' };
  } finally {
    await setup.stop?.();
  }
}

/** Runs the step of a setup; a process that does not end is ended. */
export async function runSetup(setup: Setup): Promise<{ result: StepResult; limitMs: number }> {
  const inputs = { ...newCredentials, timeout: '2s', ...setup.inputs };
  const seconds = Number.parseInt(inputs.timeout, 10);
  const limitMs = setup.endsWithinMs ?? (seconds > 0 && seconds < 60 ? seconds * 1000 : 0) + MARGIN_MS;
  let watchdog: NodeJS.Timeout | undefined;
  const onStart: Step['onStart'] = (child) => {
    watchdog = setTimeout(() => child.kill('SIGKILL'), limitMs + MARGIN_MS);
    setup.onStart?.(child);
  };
  const { env = {}, nodeOptions = [] } = setup;
  try {
    return { result: await runStep({ inputs, env, nodeOptions, onStart }), limitMs };
  } finally {
    clearTimeout(watchdog);
  }
}

/** A report of commands is no command itself: this log has a reader too. */
const harmless = (text: string) => text.replaceAll('::', ': :').replaceAll('##[', '## [');

/** What every step promises, whatever happened to it. */
export function brokenPromises(result: StepResult, setup: Setup, limitMs: number): string[] {
  const { outputs, log, stderr, summary, exitCode, signal, durationMs } = result;
  if (signal !== null) return [`ended by ${signal} after ${Math.round(durationMs)} ms, allowed are ${limitMs}`];
  const commands = commandsIn(log);
  const outputsLost = setup.lost === 'outputs';
  const errors = commands.filter(({ name }) => name === 'error').length;
  const warnings = commands.filter(({ name }) => name === 'warning').length;
  const code = outputs['error-code'] ?? '';
  const lenient = setup.inputs?.['fail-on'] === 'none';
  const green = outputs.healthy === 'true' || (lenient && !['invalid-input', 'cancelled', 'internal'].includes(code));
  const foreign = commands.filter(({ form, name }) => form !== '::' || !OURS.has(name));
  const everything = [log, stderr, summary, JSON.stringify(outputs)].join('\n');
  return [
    ...unless(durationMs <= limitMs, `ended after ${Math.round(durationMs)} ms, allowed are ${limitMs}`),
    ...unless(
      setup.lost !== undefined || (exitCode === 0) === green,
      `exit code ${exitCode}, healthy ${outputs.healthy}`
    ),
    ...(outputsLost ? [] : OUTPUTS.filter((name) => !(name in outputs)).map((name) => `output ${name} is not set`)),
    ...unless(
      outputsLost || outputs.healthy === String(outputs.status === 'connected' && code === ''),
      `healthy is ${outputs.healthy} with ${outputs.status} and ${code}`
    ),
    ...unless(
      errors === (exitCode === 0 || code === 'cancelled' ? 0 : (setup.errors ?? 1)),
      `${errors} error annotations`
    ),
    ...unless(outputsLost || code !== 'cancelled' || warnings === 1, `${warnings} warnings of a cancellation`),
    ...unless(exitCode !== 0 || code === '' || warnings > 0, 'green, and no warning tells what is wrong'),
    ...foreign.map(
      ({ form, name }) => `foreign runner command ${form === '##' ? 'in brackets' : 'with colons'}: ${name}`
    ),
    ...leaksOf(secretsOf(setup), result).map(({ where, secret }) => `secret ${secret} in ${where}`),
    ...unless(setup.noisy === true || stderr === '', 'something on standard error'),
    ...unless(!/^\s*at .+:\d+:\d+\)?\s*$/m.test(everything), 'a stack trace'),
    ...unless(
      outputsLost || setup.exact !== true || Number(outputs.attempts) === setup.asked?.(),
      `attempts is ${outputs.attempts}`
    )
  ];
}

function differing(expected: Expected, { outputs }: StepResult): string[] {
  const codes = [expected.code, ...(expected.or ?? [])];
  return [
    ...unless(outputs.status === expected.status, `status ${outputs.status}, not ${expected.status}`),
    ...unless(
      codes.includes(outputs['error-code'] ?? '?'),
      `error-code ${outputs['error-code']}, not ${codes.join(' or ')}`
    )
  ];
}

function askedWrongly(asked: Asked, seen: number): string[] {
  const exactly = { never: 0, once: 1, again: Number.NaN, any: seen };
  const right = asked === 'again' ? seen > 1 : seen === (typeof asked === 'number' ? asked : exactly[asked]);
  return unless(right, `asked ${seen} times, not ${asked}`);
}

/** The canaries, and whatever secret the setup gives instead of one. */
function secretsOf({ inputs = {} }: Setup): string[] {
  const secretInputs = [
    'api-key',
    'secret-key',
    'github-token',
    ...(inputs['storage-provider'] === 'azure' ? [] : ['access-key'])
  ];
  const own = secretInputs.map((name) => inputs[name]?.trim() ?? '').filter((secret) => secret.length >= 4);
  return [...new Set([...secrets, ...own])];
}
