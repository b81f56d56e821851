/** Runs a step before the eyes of a person: its log as it comes, then its outputs, exit code and files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { LogView } from './log-view.ts';
import { runStep, type Step, type StepResult } from './runner.ts';

/** Inputs that are never shown. */
export const SECRET_INPUTS = ['api-key', 'secret-key', 'github-token'];

const LONGEST_OUTPUT = 90;

// `| head` stops reading: that must not change the exit code.
process.stdout.on('error', () => {});

export function showInputs(inputs: Record<string, string>): void {
  for (const [name, value] of Object.entries(inputs)) {
    console.log(styleText('dim', `  ${name}: ${SECRET_INPUTS.includes(name) && value ? '***' : value}`));
  }
  console.log();
}

/** The summary and the results are kept in `folder`, under `name`. */
export async function showStep(step: Step, folder: string, name: string): Promise<StepResult> {
  const view = new LogView((line) => console.log(`  ${line}`));
  const result = await runStep({ ...step, onLog: (text) => view.write(text) });
  view.end();
  if (result.stderr) console.log(styleText('red', result.stderr));

  mkdirSync(folder, { recursive: true });
  const summary = join(folder, `${name}.md`);
  const results = join(folder, `${name}.json`);
  writeFileSync(summary, result.summary);
  if (result.results !== null) writeFileSync(results, JSON.stringify(result.results, null, 2));
  // The step's own file was removed with its temporary folder.
  const outputs = { ...result.outputs, ...(result.results !== null && { 'results-file': results }) };
  console.log();
  for (const [output, value] of Object.entries(outputs)) if (value !== '') showOutput(output, value);
  const seconds = (result.durationMs / 1_000).toFixed(1);
  showOutput('(exit code)', `${result.exitCode ?? result.signal}, after ${seconds} s`);
  showOutput('(job summary)', result.summary ? summary : 'none');
  return result;
}

function showOutput(name: string, value: string): void {
  const shown = value.length > LONGEST_OUTPUT ? `${value.slice(0, LONGEST_OUTPUT - 1)}…` : value;
  console.log(`  ${styleText('dim', name.padEnd(16))} ${shown}`);
}
