/** The interface stands in three places: each is read as its reader does, and all must say the same. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { defaults, fallbackVariables, inputNames } from '../../src/inputs/schema.ts';
import { writeOutputs } from '../../src/report/outputs.ts';
import { aggregate } from '../../src/verification/aggregate.ts';
import { version } from '../../src/version.ts';
import { documents, read, within } from './documents.ts';

interface Entry {
  description: string;
  default?: string;
}
const action: { inputs: Record<string, Entry>; outputs: Record<string, Entry>; runs: object } = parse(
  read('action.yml')
);
const readme = documents.find(({ path }) => path === 'README.md');

/** Rows of the table in the README with this heading, cell by cell, as people see them. */
function table(heading: string): string[][] {
  type Node = NonNullable<typeof readme>['nodes'][number];
  const text = (node: Node) => [...within(node)].map(({ value = '' }) => value).join('');
  const tables = readme?.nodes.filter(({ type }) => type === 'table') ?? [];
  const rows = tables.map(({ children = [] }) => children.map((row) => (row.children ?? []).map(text)));
  return rows.find(([head]) => head?.[0] === heading)?.slice(1) ?? [];
}

describe('the inputs', () => {
  it('are the same in action.yml, in the README and in the code, in one order', () => {
    expect(Object.keys(action.inputs)).toEqual(inputNames);
    expect(table('Input').map(([name]) => name)).toEqual(inputNames);
  });

  // A default there would look like something that the user gave.
  const inCodeAlone = ['storage-provider', 'endpoint', 'api-url'];

  it.each(inputNames)('have one default: %s', (name) => {
    const { default: given } = action.inputs[name] ?? {};
    const documented = table('Input').find(([each]) => each === name)?.[1];
    if (inCodeAlone.includes(name)) {
      expect(given).toBeUndefined();
      expect(documented).not.toBe('');
    } else if (name === 'github-token') {
      expect(given).toMatch(/^\$\{\{ github\.token \}\}$/);
      expect(documented).toBe(given);
    } else {
      expect(given).toBe(defaults[name]);
      expect(documented).toBe(given ?? (fallbackVariables[name] ? `env ${fallbackVariables[name]}` : ''));
    }
  });

  it.each(Object.entries(fallbackVariables))('name the variable that stands in for %s: %s', (name, variable) => {
    expect(action.inputs[name]?.description).toContain(variable);
    expect(table('Input').find(([each]) => each === name)?.[1]).toContain(`env ${variable}`);
  });

  it('name the address of Studio that they mean when empty', () => {
    expect(action.inputs['api-url']?.description).toContain(`${defaults['api-url']}`);
    expect(table('Input').at(-1)?.[1]).toContain(defaults['api-url']);
  });

  it('are none of them required: what is missing is reported by the action, all at once', () => {
    expect(Object.values(action.inputs).filter((input) => 'required' in input)).toEqual([]);
  });
});

describe('the outputs', () => {
  it('are the same in action.yml and in the README, in one order', () => {
    expect(table('Output').map(([name]) => name)).toEqual(Object.keys(action.outputs));
  });

  it('are written, each of them and no other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'interface-'));
    const before = process.env.GITHUB_OUTPUT;
    const file = join(folder, 'output');
    process.env.GITHUB_OUTPUT = file;
    try {
      writeFileSync(file, '');
      writeOutputs(aggregate([], null, 0), { GITHUB_OUTPUT: file, RUNNER_TEMP: folder });
      const names = [...readFileSync(file, 'utf8').matchAll(/^([\w-]+)<<ghadelimiter/gm)].map(([, name]) => name);
      expect(names.sort()).toEqual(Object.keys(action.outputs).sort());
    } finally {
      rmSync(folder, { recursive: true });
      if (before === undefined) delete process.env.GITHUB_OUTPUT;
      else process.env.GITHUB_OUTPUT = before;
    }
  });
});

it('the description is short enough for the Marketplace', () => {
  expect(parse(read('action.yml')).description.length).toBeLessThan(125);
});

it('every input and output is described', () => {
  for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
    expect(description).toMatch(/^[`\w].*\.$/s);
  }
});

it('the version in the user agent is that of the package', () => {
  expect(version).toBe(JSON.parse(read('package.json')).version);
});
