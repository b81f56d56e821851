import { inConsole, type StorageService, serviceOf, storageServices } from '../errors/storage-services.ts';

/** The rules are those that Edge Impulse documents. */
export function corsRemedy(provider: string, bucket: string, origin: string, endpoint: string) {
  const service = provider === 'google' ? 'google' : serviceOf(provider, endpoint);
  const its: StorageService = storageServices[service];
  const sentences = [
    'Save the JSON that follows as cors.json, and run the command after it.',
    ...(its.cors ? [`The console takes only the list, from [ to the last ], ${inConsole(its, 'cors')}.`] : []),
    'They replace all CORS rules of the bucket: add others that are needed to the file first.',
    ...(service === 'self-hosted' ? [serverSettings(origin)] : [])
  ];
  const methods = ['PUT', 'POST'];
  const remedy = sentences.join(' ');
  if (service === 'google') {
    const rules = [{ origin: [origin], method: methods, responseHeader: ['*'], maxAgeSeconds: 31_536_000 }];
    const command = `gcloud storage buckets update ${shellWord(`gs://${bucket}`)} --cors-file=cors.json`;
    return { remedy, blocks: [JSON.stringify(rules), command] };
  }
  const rules = [{ AllowedOrigins: [origin], AllowedMethods: methods, AllowedHeaders: ['*'], ExposeHeaders: [] }];
  const elsewhere = service === 'amazon' ? '' : ` --endpoint-url ${shellWord(endpoint)}`;
  const target = `--bucket ${shellWord(bucket)} --cors-configuration file://cors.json${elsewhere}`;
  return { remedy, blocks: [JSON.stringify({ CORSRules: rules }), `aws s3api put-bucket-cors ${target}`] };
}

/** Servers that people run themselves often answer the command with 501. */
const serverSettings = (origin: string) =>
  `If the server answers that this is not implemented, its setting is elsewhere: MinIO \`mc admin config set ALIAS api cors_allow_origin=${origin}\`, Swift \`swift post CONTAINER -m "Access-Control-Allow-Origin: ${origin}"\`, SeaweedFS \`weed s3 -allowedOrigins=${origin}\`.`;

/** One word of a POSIX shell, on one line. */
function shellWord(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f]/g, '?');
  return /^[\w.:/-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}
