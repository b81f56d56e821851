/** Rows about inputs: wrong ones, each of which the one annotation has to name, and right ones. */
import type { StepResult } from '../../sandbox/runner.ts';
import { commandsIn } from '../support/commands.ts';
import { connected, list, type Studio } from '../support/studio.ts';
import { type FaultCase, healthy, invalidInput, type Setup, unless, withStudio } from './fault-case.ts';

type Inputs = Record<string, string>;

const script = ({ method }: { method: string }) =>
  method === 'GET' ? list([4, 5, 6].map((id) => ({ id, bucket: `bucket-${id}` }))) : connected();

const names =
  (inputs: string[]) =>
  ({ log }: StepResult): string[] => {
    const annotation = commandsIn(log).find(({ name }) => name === 'error')?.data ?? '';
    const named = (input: string) => new RegExp(`(?<![\\w-])${input}(?![\\w-])`).test(annotation);
    return inputs.flatMap((input) => unless(named(input), `the annotation does not name ${input}`));
  };

/** Wrong inputs: nothing is asked, and the annotation names each of them, or those that are to blame. */
export const wrongInput = (
  fault: string,
  inputs: Inputs | ((port: number) => Inputs),
  blamed = Object.keys(typeof inputs === 'function' ? inputs(0) : inputs)
): FaultCase => ({
  fault: `input ${fault}`,
  ...invalidInput,
  setup: withStudio(script, ({ port, requests }) => ({
    inputs: typeof inputs === 'function' ? inputs(port) : inputs,
    complaints: (result) => [...names(blamed)(result), ...unless(requests.length === 0, 'Studio was asked')]
  }))
});

/** Right inputs: what Studio gets to see has the meaning that it should. */
export const rightInput = (
  fault: string,
  inputs: Inputs | ((port: number) => Inputs),
  sent: (request: { body: Inputs; key: unknown; path: string }) => boolean = () => true,
  more: (port: number) => Setup = () => ({})
): FaultCase => ({
  fault: `input ${fault}`,
  ...healthy(),
  setup: withStudio(script, (studio) => ({
    ...more(studio.port),
    inputs: typeof inputs === 'function' ? inputs(studio.port) : inputs,
    complaints: () => unless(sent(firstOf(studio)), 'Studio was sent something else')
  }))
});

function firstOf({ verifications }: Studio) {
  const [{ body = '{}', path = '', headers = {} } = {}] = verifications();
  return { body: JSON.parse(body) as Inputs, path, key: headers['x-api-key'] };
}
