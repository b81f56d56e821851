/** A test holds it against package.json. */
export const version = '1.0.0';

export const userAgent = `edge-impulse-verify-bucket/${version}`;
