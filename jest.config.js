export default {
  testEnvironment: 'node',
  // Most tests wait for processes and sockets: there is room for as many workers as cores.
  maxWorkers: '100%',
  roots: ['<rootDir>/__tests__', '<rootDir>/src'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json', 'node'],
  transform: { '\\.ts$': '<rootDir>/__tests__/support/strip-types.js' },
  reporters: ['default', '<rootDir>/__tests__/support/closing-line.js'],
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  coverageReporters: ['text'],
  // Real processes, real sockets and real storage servers: generous, because no test measures speed.
  testTimeout: 60_000
};
