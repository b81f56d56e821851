/** The remedy for a failed CORS check. */
import { inConsole, type StorageService, serviceOf, storageServices } from '../errors/storage-services.ts';

/** Servers that people run themselves often have no rules per bucket, and answer the command with 501 (NotImplemented). */
const serverSettings = (origin: string) =>
  ` If the server answers that this is not implemented, it has one setting for all buckets or a header per container: MinIO \`mc admin config set ALIAS api cors_allow_origin=${origin}\`, Swift \`swift post CONTAINER -m "Access-Control-Allow-Origin: ${origin}"\`, SeaweedFS \`weed s3 -allowedOrigins=${origin}\`.`;

/** The rules that Edge Impulse documents for its uploads, for this origin, and the command that applies them. */
export function corsRemedy(provider: string, bucket: string, origin: string, endpoint: string): CorsAdvice {
  const methods = ['PUT', 'POST'];
  const service = serviceOf(provider, endpoint);
  if (provider === 'google' || service === 'google') {
    const rules = [{ origin: [origin], method: methods, responseHeader: ['*'], maxAgeSeconds: 31_536_000 }];
    return recipe(rules, `gcloud storage buckets update ${shellWord(`gs://${bucket}`)} --cors-file=cors.json`);
  }
  const rules = [{ AllowedOrigins: [origin], AllowedMethods: methods, AllowedHeaders: ['*'], ExposeHeaders: [] }];
  const elsewhere = service === 'amazon' ? '' : ` --endpoint-url ${shellWord(endpoint)}`;
  const its: StorageService = storageServices[service];
  return recipe(
    { CORSRules: rules },
    `aws s3api put-bucket-cors --bucket ${shellWord(bucket)} --cors-configuration file://cors.json${elsewhere}`,
    its.cors ? ` The console takes only the list, from [ to the last ], ${inConsole(its, 'cors')}.` : '',
    service === 'self-hosted' ? serverSettings(origin) : ''
  );
}

export interface CorsAdvice {
  remedy: string;
  /** The rules, and the command. */
  blocks: string[];
}

function recipe(rules: unknown, command: string, console = '', server = ''): CorsAdvice {
  const how = `Save the JSON that follows as cors.json, and run the command after it.${console}`;
  const care =
    'They replace all CORS rules of the bucket: if it has others that are needed, add them to the file first.';
  return { remedy: `${how} ${care}${server}`, blocks: [JSON.stringify(rules), command] };
}

/** One word to a POSIX shell. Control characters are in no name of a bucket, and would end the line that is to be copied. */
function shellWord(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f]/g, '?');
  return /^[\w.:/-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}
