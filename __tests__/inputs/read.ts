/** The inputs of a run, read as in one; what came of it is taken apart for the tests. */
import { type Environment, type Inputs, type InputsRead, readInputs } from '../../src/inputs/read-inputs.ts';
import { advice } from '../../src/report/wording.ts';

export type Values = Readonly<Record<string, string>>;

/** As the runner hands inputs over. */
export const asEnv = (inputs: Values): Environment =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));

/** Nothing more is needed. */
export const enough: Values = { 'api-key': 'ei_0123456789', 'organization-id': '7', 'bucket-id': '42' };
/** The other way of naming a bucket. */
export const fresh: Values = {
  'api-key': 'ei_0123456789',
  'organization-id': '7',
  bucket: 'sensor-data',
  'access-key': 'AKIAEXAMPLE',
  'secret-key': 'secret-0123456789'
};

export function read(inputs: Values, env: Environment = {}) {
  const masks: string[] = [];
  const outcome: InputsRead = readInputs({ ...env, ...asEnv(inputs) }, (secret) => masks.push(secret));
  return { outcome, masks, problems: outcome.ok ? [] : problemsOf(outcome) };
}

function problemsOf({ failure }: InputsRead & { ok: false }): string[] {
  const lines = advice(failure);
  return lines.slice(0, failure.likelyCause.split('\n').length);
}

/** @throws where an input is wrong */
export function inputsOf(inputs: Values, env: Environment = {}): Inputs {
  const { outcome, problems } = read(inputs, env);
  if (!outcome.ok) throw new Error(problems.join('\n'));
  return outcome.inputs;
}

/** The inputs that a list of problems names in the first place. */
export const named = (problems: string[]) => problems.map((problem) => /^`([\w-]+)`/.exec(problem)?.[1] ?? problem);
