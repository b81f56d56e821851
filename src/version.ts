/** Travels in the user agent. A test holds it against package.json. */
export const version = '1.0.0';
