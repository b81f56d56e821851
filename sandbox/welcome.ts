/** What the sandbox prints at its start: what there is to verify, and how. */
import type { Sandbox } from './sandbox.ts';

const LONGEST_REFUSAL = 40;

export function welcome(sandbox: Sandbox): string {
  const { url, organizationId, apiKey, s3, keys } = sandbox;
  const connection = { 'api-url': url, 'api-key': apiKey, 'organization-id': organizationId };
  const newCredentials = {
    ...{ bucket: 'sensor-data', endpoint: s3.endpoint, region: s3.region, 'access-key': keys.s3.accessKey }
  };
  return `
A stand-in for Edge Impulse Studio's API on this machine, over real storage servers. No key here is a real one.

${table([
  ['URL', url],
  ['organization', String(organizationId)],
  ['API key', apiKey],
  ['process', String(process.pid)]
])}

${targets(sandbox)}

To verify one of them from another shell:

${commandsFor(sandbox)}

The same in a workflow, for a bucket of the table or \`all\`:

  with:
${yaml({ ...connection, 'bucket-id': sandbox.buckets[0]?.id ?? 'all' })}

New credentials; of your own storage, too, as long as this machine reaches it:

  ${withSecret(keys.s3.secretKey, `npm run verify -- ${Object.entries(newCredentials).map(assignment).join(' ')}`)}

  with:
${yaml({ ...connection, ...newCredentials, 'secret-key': keys.s3.secretKey })}
`;
}

function targets({ buckets, datasets, portals }: Sandbox): string {
  const special = buckets.filter(({ purpose }) => purpose !== 'one of many');
  const many = buckets.slice(special.length);
  const expected = (refusal: string | null, provider = 's3') => {
    const outcome = refusal === null ? 'connected' : `error: ${shortened(refusal)} …`;
    return provider === 'azure' ? `connecting, then ${outcome}` : outcome;
  };
  const providerOf = (id: number) => buckets.find((bucket) => bucket.id === id)?.target.storageProvider;
  const bucketRows = special.map(({ id, target, purpose, refusal }) => [
    ...[String(id), target.storageProvider, target.bucket, purpose],
    expected(refusal, target.storageProvider)
  ]);
  const folderRows = [
    ...datasets.map((dataset) => ({ ...dataset, kind: 'dataset', key: dataset.name })),
    ...portals.map((portal) => ({ ...portal, kind: 'portal', key: String(portal.id) }))
  ].map(({ kind, key, bucketId, path, purpose, refusal }) => [
    ...[kind, key, `${bucketId}, ${path}`, purpose],
    expected(refusal, providerOf(bucketId))
  ]);
  const sections = [table([['id', 'provider', 'bucket', 'what is special about it', 'what to expect'], ...bucketRows])];
  if (many.length > 0)
    sections[0] += `\n  and ${many.length} more that connect, from ${many[0]?.id} to ${many.at(-1)?.id}`;
  if (folderRows.length > 0) {
    sections.push(
      table([['kind', 'name or id', 'bucket, folder', 'what is special about it', 'what to expect'], ...folderRows])
    );
  }
  return sections.join('\n\n');
}

function commandsFor({ buckets, datasets, portals }: Sandbox): string {
  const refused = buckets.find(({ target }) => target.bucket === 'sensor-archive');
  const examples = [
    buckets[0] && [`bucket-id=${buckets[0].id}`, 'connected'],
    refused && [`bucket-id=${refused.id}`, 'refused, with a remedy'],
    datasets[0] && [`dataset=${datasets[0].name} max-age=1d`, 'fresh'],
    datasets.some(({ name }) => name === 'campaign-2021') && ['dataset=campaign-2021 max-age=1d', 'too old'],
    portals[0] && [`portal-id=${portals[0].id}`, 'an upload portal'],
    ['bucket-id=all', 'the whole organization']
  ].filter((example) => Array.isArray(example));
  return table(examples.map(([inputs = '', outcome = '']) => [`${outcome}:`, `npm run verify -- ${inputs}`]));
}

/** Secrets do not belong in arguments, which other users of the machine can see. */
function withSecret(secret: string, command: string): string {
  return process.platform === 'win32' ? `$env:SECRET_KEY='${secret}'; ${command}` : `SECRET_KEY='${secret}' ${command}`;
}

const shortened = (text: string) => text.slice(0, LONGEST_REFUSAL).trim();

const assignment = ([name, value]: [string, string]) => `${name}=${value}`;

function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

function yaml(inputs: Record<string, string | number>): string {
  return Object.entries(inputs)
    .map(([name, value]) => `    ${name}: ${value}`)
    .join('\n');
}
