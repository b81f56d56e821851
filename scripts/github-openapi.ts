/**
 * Takes from GitHub's OpenAPI description what the loopback GitHub is held against, since the whole of it is too large
 * to be installed by everybody. To renew it: unpack the package @octokit/openapi somewhere else, then
 *
 *     node scripts/github-openapi.ts <folder of @octokit/openapi>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TARGET = 'sandbox/github-openapi.json';

/** The operations that the action uses; there is none for GraphQL. */
const OPERATIONS = {
  '/repos/{owner}/{repo}/issues': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}': ['get', 'patch'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['post'],
  '/repos/{owner}/{repo}/labels': ['post']
};

/** What only people read. */
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'tags', 'externalDocs', 'title', 'deprecated']);
/** Whose keys are names, so that none of them is prose. */
const NAMED = new Set(['properties', 'responses', 'schemas', 'parameters', 'content', 'headers']);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Node = { [key: string]: Json };

const [folder = ''] = process.argv.slice(2);
const read = (name: string): Node => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const { name, version, license } = read('package.json');
const whole = read('generated/api.github.com.json');

const paths: Node = {};
for (const [path, methods] of Object.entries(OPERATIONS)) {
  const described = at(whole, ['paths', path]);
  paths[path] = Object.fromEntries(methods.map((method) => [method, bare(described[method] ?? null)]));
}
const components: Node = {};
collect(paths);
const source = `${name} ${version}, licence ${license}: an extract made by scripts/github-openapi.ts`;
const info = { title: 'GitHub REST API, in part', version: version ?? null, description: source };
const extract = { openapi: whole.openapi, info, paths, components: sorted(components) };
writeFileSync(TARGET, `${JSON.stringify(extract, null, 2)}\n`);

function at(node: Node, keys: string[]): Node {
  const [key, ...rest] = keys;
  return key === undefined ? node : at(node[key] as Node, rest);
}

function bare(node: Json, named = false): Json {
  if (Array.isArray(node)) return node.map((each) => bare(each));
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.entries(node).filter(([key]) => named || !(PROSE.has(key) || key.startsWith('x-')));
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value, !named && NAMED.has(key))]));
}

/** Everything that is referred to, and what that refers to. */
function collect(node: Json): void {
  if (Array.isArray(node)) node.forEach(collect);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  const { $ref, ...rest } = node;
  if (typeof $ref === 'string') {
    const [kind = '', called = ''] = $ref.replace('#/components/', '').split('/');
    components[kind] ??= {};
    const known = components[kind] as Node;
    if (!(called in known)) {
      known[called] = bare(at(whole, ['components', kind, called]));
      collect(known[called]);
    }
  }
  Object.values(rest).forEach(collect);
}

function sorted(node: Node): Node {
  const byName = Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(byName.map(([key, value]) => [key, key in components ? sorted(value as Node) : value]));
}
