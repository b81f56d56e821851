/** The text of each input, from the runner's variables or from the variable that stands in for it. */
import { fallbackVariables, type InputName, inputNames } from './schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The inputs that were given, by name. */
export type Given = Partial<Record<InputName, string>>;

export interface Gathered {
  /** Without the white space around them; what is empty counts as not given. */
  given: Given;
  /** Which of them had white space around them. */
  trimmed: Set<InputName>;
  /** The environment variables that stood in for inputs. */
  variables: Given;
}

export function gather(env: Environment): Gathered {
  const gathered: Gathered = { given: {}, trimmed: new Set(), variables: {} };
  for (const name of inputNames) {
    const sources = [`INPUT_${name.toUpperCase()}`, fallbackVariables[name] ?? ''];
    const source = sources.find((each) => stripped(name, env[each]) !== '');
    if (source === undefined) continue;
    const value = stripped(name, env[source]);
    gathered.given[name] = value;
    if (value !== env[source]) gathered.trimmed.add(name);
    if (source !== sources[0]) gathered.variables[name] = source;
  }
  return gathered;
}

/** A prefix may begin or end in spaces: only line ends, which YAML's block scalars leave, are taken off. */
function stripped(name: InputName, value = ''): string {
  if (name !== 'prefix') return value.trim();
  // Not by a pattern for both ends, which takes quadratic time.
  let [start, end] = [0, value.length];
  while (start < end && isLineEnd(value[start])) start++;
  while (end > start && isLineEnd(value[end - 1])) end--;
  return value.slice(start, end);
}

const isLineEnd = (character: string | undefined) => character === '\n' || character === '\r';
