/**
 * @actions/core takes from it the delimiter of an output, which no line of the value may be. Every output of this action
 * is a single line, and the toolkit checks the rest: that needs no cryptography, which takes milliseconds to load.
 */
export const randomUUID = () => `${Math.random()}`.slice(2) + `${Math.random()}`.slice(2);
