// `npm test`: everything that CI checks. Every check runs, even if an earlier one failed; the last line is the tally.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
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
const CHECKS = ['typecheck', 'lint', 'knip'];
/** These also build and pack the package, in test/package.test.ts. */
const TESTS = ['vitest', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];

/** Starts a script of package.json with the npm that runs this one, without a shell. */
function startScript(args: string[], stdio: 'inherit' | 'pipe'): ChildProcess {
  const npm = process.env.npm_execpath;
  if (!npm) throw new Error('npm did not start this script, so its own npm is unknown. Run it as: npm test');
  return spawn(process.execPath, [npm, 'run', '--silent', ...args], { stdio });
}

async function hasPassed(script: ChildProcess): Promise<boolean> {
  const [code] = await once(script, 'close');
  return code === 0;
}

/** Runs a check, and prints its output only when it ends, since others run at the same time. */
async function runCheck(name: string): Promise<boolean> {
  const script = startScript([name], 'pipe');
  const [isPassed, ...said] = await Promise.all([
    hasPassed(script),
    text(script.stdout!),
    text(script.stderr!),
  ]);
  console.log(`\n> ${name}\n${said.join('')}`.trimEnd());
  return isPassed;
}

function runTests(): Promise<boolean> {
  console.log('\n> vitest');
  return hasPassed(startScript(TESTS, 'inherit'));
}

/** Says in one line which tests can't run here. Throws if they are required. */
async function listLeftOut(): Promise<string> {
  const found = await findBrowsers();
  const engines: string[] = ENGINES.filter((engine) => !found[engine]);
  const leftOut = [
    ...engines,
    ...(found.chromium ? [] : ['the stories']),
    ...(findRedisServer() ? [] : ['Redis']),
  ];
  return leftOut.length > 0
    ? `Left out, because it is not installed or was not asked for: the tests in ${leftOut.join(', ')}.`
    : `Nothing is left out: the tests run in ${ENGINES.join(', ')}, and with Redis.`;
}

/** Counts the tests. A file that failed as a whole counts as one failure, and so does a run without a report. */
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
const havePassed = await Promise.all(CHECKS.map(runCheck));
const failedChecks = CHECKS.filter((_, index) => !havePassed[index]);
if (!(await runTests())) failedChecks.push('vitest');
const { passed, failed, skipped } = readTally();
// types, lint and knip have no tests to count: each one that fails counts as one failure
const failedOthers = failedChecks.filter((name) => name !== 'vitest' || failed === 0).length;

console.log(failedChecks.length > 0 ? `\nfailed: ${failedChecks.join(', ')}` : '\nall checks passed');
console.log(`tests: ${passed} passed, ${failed + failedOthers} failed, ${skipped} skipped`);
process.exitCode = failedChecks.length > 0 ? 1 : 0;
