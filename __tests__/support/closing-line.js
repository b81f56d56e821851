/** The counts on a line of their own, in a form that any CI system can read. */
export default class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites }) {
    // A suite that could not even be loaded has no failed tests, but it failed.
    const failed = numFailedTests || numFailedTestSuites;
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    console.log(`${numPassedTests} passed, ${failed} failed${skipped}`);
  }
}
