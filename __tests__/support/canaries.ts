/** Made-up secrets, recognisable wherever they turn up, and the inputs that carry them. No 12 characters of one occur in an honest text. */

export const apiKey = 'ei_CanaryApiQ7w2Xk9vJ4mZ8rT3';
export const secretKey = 'CanarySecret/5pL+1nB6cV0xH8dG/s2Fq=';
export const accessKey = 'CANARYACCESSY3U7KD9W';
export const githubToken = 'ghs_CanaryTokenR4eW8qM1zN6yB2uV';
export const proxyPassword = 'CanaryProxyJ6tK9hS2gD4f';
export const signature = 'canary5ig9a7b3c1d0e8f6a4b2c9d7e5f3a1b0c8d6e4f2a0';
export const signedUrl = `https://storage.invalid/CanaryUploadW3x9/probe?X-Amz-Expires=300&X-Amz-Signature=${signature}`;

/** What must not be seen anywhere, whatever a row is about. Of the signed URL, whose host and whose parameters' names are no secrets, what tells it apart. */
export const secrets = [apiKey, secretKey, accessKey, githubToken, proxyPassword, signature, 'CanaryUploadW3x9'];

/** Inputs for the verification of new credentials. */
export const newCredentials = {
  'api-key': apiKey,
  'organization-id': '7',
  bucket: 'sensor-data',
  'access-key': accessKey,
  'secret-key': secretKey,
  endpoint: 'https://storage.invalid'
};

/** Takes the inputs for new credentials away, for a step that gives ids instead, or nothing. */
export const noCredentials = { bucket: '', 'access-key': '', 'secret-key': '', endpoint: '' };

/** Inputs for the verification of existing buckets. */
export const existing = (ids: string) => ({ 'api-key': apiKey, 'organization-id': '7', 'bucket-id': ids });
