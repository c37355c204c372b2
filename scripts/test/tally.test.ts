import { describe, expect, it } from 'vitest';
import { tallyOf as tallyOfPlaywright } from './playwright';
import { sentence, sum } from './tally';
import { tallyOf as tallyOfVitest } from './vitest';

const vitestReport = {
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};

const playwrightReport = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 2 }, errors: [] };

describe('the count of a test run', () => {
  it('adds up all runners in one line', () => {
    const total = sum([tallyOfVitest(vitestReport, 0), tallyOfPlaywright(playwrightReport, 0)]);
    expect(sentence(total)).toBe('8 passed, 0 failed, 3 skipped');
  });

  it('counts a file that could not be loaded as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(tallyOfVitest({ ...vitestReport, success: false, testResults }, 1).failed).toBe(1);
  });

  it('counts an error outside all tests as a failure', () => {
    expect(tallyOfVitest(vitestReport, 1).failed).toBe(1);
    expect(tallyOfPlaywright({ ...playwrightReport, errors: [{}] }, 1).failed).toBe(1);
  });

  it('counts a browser test that passed only when repeated as a failure', () => {
    const stats = { ...playwrightReport.stats, flaky: 1 };
    expect(tallyOfPlaywright({ ...playwrightReport, stats }, 0).failed).toBe(1);
  });
});
