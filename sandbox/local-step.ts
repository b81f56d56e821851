/** What a step on one's own machine gets: inputs from arguments, secrets and the rest from the environment. */

import { actionInputs } from './runner.ts';
import { SECRET_INPUTS } from './step-view.ts';

export type Environment = Record<string, string | undefined>;

/** `api-key` has a variable of its own, which the action reads itself. */
const FROM_ENVIRONMENT = ['secret-key', 'access-key', 'github-token'];
/** Belongs to a runner or to npm, not to the job. */
const NOT_OF_THE_JOB = /^(INPUT|GITHUB|RUNNER|ACTIONS|npm)_/i;

/**
 * @param parameters `name=value` each
 * @throws Error where a name is not one of action.yml
 */
export function parseInputs(
  parameters: string[],
  env: Environment
): { inputs: Record<string, string>; notes: string[] } {
  const known = Object.keys(actionInputs());
  const inputs: Record<string, string> = {};
  const notes: string[] = [];
  for (const name of FROM_ENVIRONMENT) {
    const variable = variableOf(name);
    const value = env[variable];
    if (value) {
      inputs[name] = value;
      notes.push(`${name}: from the environment variable ${variable}`);
    }
  }
  for (const parameter of parameters) {
    const [, name = parameter, value] = parameter.match(/^([^=]*)=(.*)$/s) ?? [];
    if (!known.includes(name) || value === undefined) throw new Error(usage(parameter, known));
    inputs[name] = value;
    if (SECRET_INPUTS.includes(name) && value) {
      const variable = name === 'api-key' ? 'EI_API_KEY' : variableOf(name);
      notes.push(`${name}: other users of this machine can see arguments; use the environment variable ${variable}`);
    }
  }
  return { inputs, notes };
}

/** The environment as a job would see it, without another run's inputs and files. */
export function jobEnvironment(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !NOT_OF_THE_JOB.test(name)));
}

function variableOf(input: string): string {
  return input.toUpperCase().replaceAll('-', '_');
}

/** Only the name is repeated: the rest can be a secret. */
function usage(parameter: string, known: string[]): string {
  const name = parameter.split('=', 1)[0];
  const reason = known.includes(name ?? '') ? `${name} needs a value: ${name}=…` : `There is no input "${name}".`;
  return `${reason}\nUsage: npm run verify -- name=value …, where a name is one of:\n  ${known.join('\n  ')}`;
}
