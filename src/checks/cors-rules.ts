/** The remedy for a failed CORS check. */
import { isS3Host, parseWebUrl } from '../text/urls.ts';

/** The rules that Edge Impulse documents for its uploads, for this origin, and the command that applies them. */
export function corsRules(provider: string, bucket: string, origin: string, endpoint: string): CorsAdvice {
  const methods = ['PUT', 'POST'];
  if (provider === 'google') {
    const rules = [{ origin: [origin], method: methods, responseHeader: ['*'], maxAgeSeconds: 31_536_000 }];
    return recipe(rules, `gcloud storage buckets update ${shellWord(`gs://${bucket}`)} --cors-file=cors.json`);
  }
  const rules = [{ AllowedOrigins: [origin], AllowedMethods: methods, AllowedHeaders: ['*'], ExposeHeaders: [] }];
  const isAws = provider === 's3' && isS3Host(parseWebUrl(endpoint)?.hostname ?? '');
  const elsewhere = isAws ? '' : ` --endpoint-url ${shellWord(endpoint)}`;
  return recipe(
    { CORSRules: rules },
    `aws s3api put-bucket-cors --bucket ${shellWord(bucket)} --cors-configuration file://cors.json${elsewhere}`,
    ' A web console takes only the list, from [ to the last ].'
  );
}

export interface CorsAdvice {
  remedy: string;
  /** The rules, and the command. */
  blocks: string[];
}

function recipe(rules: unknown, command: string, beside = ''): CorsAdvice {
  const how = `Save the JSON that follows as cors.json, and run the command after it.${beside}`;
  const care =
    'They replace all CORS rules of the bucket: if it has others that are needed, add them to the file first.';
  return { remedy: `${how} ${care}`, blocks: [JSON.stringify(rules), command] };
}

/** One word to a POSIX shell. Control characters are in no name of a bucket, and would end the line that is to be copied. */
function shellWord(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f]/g, '?');
  return /^[\w.:/-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}
