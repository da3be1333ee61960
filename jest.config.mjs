export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '\\.ts$': '<rootDir>/jest.transform.mjs' },
  // By itself jest leaves one core idle, which on two cores is half of them.
  maxWorkers: '100%',
  coverageProvider: 'babel',
  // A machine that does much else is no defect: nothing here is about how long something takes.
  testTimeout: 120_000,
  collectCoverageFrom: ['src/**/*.ts'],
};
