/** What is used of ncc, which has no types of its own. */
declare module '@vercel/ncc' {
  export interface Options {
    /** What is not bundled, and what is required in its place when the bundle runs. */
    externals: Record<string, string>;
    cache: false;
    quiet: true;
  }
  export default function ncc(entry: string, options: Options): Promise<{ code: string }>;
}
