/** A test holds it against package.json. */
export const version = '1.0.0';

/** How every request says who asks. */
export const userAgent = `edge-impulse-verify-bucket/${version}`;
