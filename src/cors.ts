export type CorsVerdict =
  | { status: 'passed' }
  | { status: 'failed'; reason: string }
  | { status: 'unverifiable'; reason: string };
export interface CorsQuestion {
  signedUrl: string | null;
  endpoint: string;
  provider: string;
  origin: string;
  env: Record<string, string | undefined>;
  signal: AbortSignal;
}
export async function checkCors(_question: CorsQuestion): Promise<CorsVerdict> {
  return { status: 'unverifiable', reason: 'stub' };
}
export function corsRules(_p: string, _b: string, _o: string, _e?: string): string {
  return '';
}
