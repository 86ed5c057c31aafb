// `npm test`: everything that CI checks. Every check runs, whatever the one before it said; the last line is the tally.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { ENGINES, findBrowsers } from './browsers.ts';
import { findRedisServer } from './findRedisServer.ts';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const REPORT = 'node_modules/.cache/vitest.json';
const CHECKS = [
  ['typecheck'],
  ['lint'],
  ['knip'],
  // builds and packs the package too: test/package.test.ts
  ['vitest', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
];

/** Runs a script of package.json with the npm that runs this one, without a shell in between. */
function runScript(args: string[]): boolean {
  const npm = process.env.npm_execpath;
  if (!npm) throw new Error('npm did not start this script, so its own npm is unknown. Run it as: npm test');
  console.log(`\n> ${args[0]}`);
  return spawnSync(process.execPath, [npm, 'run', '--silent', ...args], { stdio: 'inherit' }).status === 0;
}

/** Says in one line what this machine can't run. Throws when the run asked for it. */
async function listLeftOut(): Promise<string> {
  const found = await findBrowsers();
  const engines: string[] = ENGINES.filter((engine) => !found[engine]);
  const leftOut = [
    ...engines,
    ...(found.chromium ? [] : ['the stories']),
    ...(findRedisServer() ? [] : ['Redis']),
  ];
  return leftOut.length > 0
    ? `Left out, because it is not on this machine or was not asked for: the tests in ${leftOut.join(', ')}.`
    : `Nothing is left out: the tests run in ${ENGINES.join(', ')}, and with Redis.`;
}

/** Counts the tests. A file that failed as a whole is one failure, and so is a run that ended without a report. */
function readTally() {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

rmSync(REPORT, { force: true });
console.log(await listLeftOut());
const failedChecks = CHECKS.filter((args) => !runScript(args)).map(([name]) => name!);
const { passed, failed, skipped } = readTally();
// types, lint and knip have no tests to count: each is one failure when it fails
const failedOthers = failedChecks.filter((name) => name !== 'vitest' || failed === 0).length;

console.log(failedChecks.length > 0 ? `\nfailed: ${failedChecks.join(', ')}` : '\nall checks passed');
console.log(`tests: ${passed} passed, ${failed + failedOthers} failed, ${skipped} skipped`);
process.exitCode = failedChecks.length > 0 ? 1 : 0;
