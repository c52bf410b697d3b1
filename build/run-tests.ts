import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawn, type StdioOptions } from 'node:child_process';
import { join, relative } from 'node:path';
import { findChromium } from './find-chromium.ts';
import { root } from './checks/source-files.ts';

/**
 * `npm test`: unit and interop tests, and beside them the faces in a browser. Names what it skipped and why; in CI
 * (`CI=true`) a skipped interop or face test is a failure. Arguments are handed to the unit tests (a folder, `-t title`).
 *
 * `npm run long` (`--long`) runs what the gate leaves out for its length: files named `*.long.test.ts`, and the faces'
 * tests tagged `@long`. CI runs both.
 */
const [, , ...words] = process.argv;
const isLong = words[0] === '--long';
const asked = isLong ? words.slice(1) : words;

type Counts = { passed: number; failed: number; skipped: number };
type Told = Counts & {
  readonly skippedTitles: readonly string[];
  readonly failures: readonly string[];
};
const inCi = process.env['CI'] === 'true';
const results = join(root, '.cache', 'tests');
mkdirSync(results, { recursive: true });
/** Hundreds of processes and threads start from sources: what Node compiled once is not compiled again. */
const compiled = join(root, '.cache', 'compiled');

type Run = { readonly ok: boolean; readonly output: string };

/** Its output is kept when another run prints at the same time. */
const run = (
  command: string,
  args: readonly string[],
  { env = {}, quiet = false }: { readonly env?: NodeJS.ProcessEnv; readonly quiet?: boolean } = {},
): Promise<Run> =>
  new Promise((settle) => {
    const stdio: StdioOptions = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(command, args, {
      cwd: root,
      stdio,
      env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...env },
    });
    const output: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', (error) => settle({ ok: false, output: error.message }));
    child.once('close', (status) => settle({ ok: status === 0, output: Buffer.concat(output).toString() }));
  });

const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

/** Enough of a failure to know it by, where the last lines of a long output are all that is kept. */
const firstLines = (message: string): string => message.split('\n').slice(0, 6).join('\n    ');

const unitCounts = (file: string): Told => {
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
    }[];
  };
  const titles = report.testResults
    .flatMap((suite) => suite.assertionResults)
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => test.fullName);
  // A file that fails before its first test has no failed test of its own.
  const brokenFiles = report.testResults.filter(
    (s) => s.status === 'failed' && s.assertionResults.every((t) => t.status !== 'failed'),
  );
  const failures = report.testResults.flatMap((suite) => [
    ...(brokenFiles.includes(suite) ? [`${relative(root, suite.name)}: ${firstLines(suite.message)}`] : []),
    ...suite.assertionResults
      .filter((t) => t.status === 'failed')
      .map((t) => `${relative(root, suite.name)} › ${t.fullName}: ${firstLines(t.failureMessages?.[0] ?? '')}`),
  ]);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: titles.length,
    skippedTitles: titles,
    failures,
  };
};

/** What passed only when it was tried again: a race that wants mending, in the page or in its test. */
const secondTries: string[] = [];

const faceCounts = (file: string): Told => {
  type Suite = {
    title: string;
    suites?: Suite[];
    specs?: { title: string; file: string; tests: { status: string }[] }[];
  };
  const report = JSON.parse(readFileSync(file, 'utf8')) as { suites: Suite[] };
  const counts = {
    passed: 0,
    failed: 0,
    skipped: 0,
    skippedTitles: [] as string[],
    failures: [] as string[],
  };
  const visit = (suite: Suite): void => {
    for (const spec of suite.specs ?? [])
      for (const { status } of spec.tests) {
        if (status === 'flaky') secondTries.push(`${spec.file} › ${spec.title}`);
        if (status === 'expected' || status === 'flaky') counts.passed += 1;
        else if (status === 'skipped') {
          counts.skipped += 1;
          counts.skippedTitles.push(spec.title);
        } else {
          counts.failed += 1;
          counts.failures.push(`${spec.file} › ${spec.title}`);
        }
      }
    for (const inner of suite.suites ?? []) visit(inner);
  };
  for (const suite of report.suites) visit(suite);
  return counts;
};

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const skipped: string[] = [];
const failures: string[] = [];
const add = (counts: Told): void => {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  skipped.push(...counts.skippedTitles);
  failures.push(...counts.failures);
};

const unitReport = join(results, 'unit.json');
const runUnits = (): Promise<Run> =>
  run(bin('vitest'), [
    'run',
    '-c',
    'test/vitest.config.ts',
    // A single file is asked for by its name, whatever its lane.
    ...(isLong ? ['--project=long'] : asked.length > 0 ? [] : ['--project=alone', '--project=together']),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
    ...asked,
  ]);

const faceReport = join(results, 'faces.json');
// In CI the faces run where no network interface but loopback is left, so that nothing can have reached out.
const runFaces = (browser: string): Promise<Run> => {
  const choice = ['--reporter=line,json', isLong ? '--grep=@long' : '--grep-invert=@long'];
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: faceReport, CHROMIUM: browser };
  rmSync(faceReport, { force: true });
  return inCi
    ? run(process.execPath, ['build/run-offline.ts', ...choice], { env, quiet: true })
    : run(bin('playwright'), ['test', '-c', 'test/faces/playwright.config.ts', ...choice], {
        env,
        quiet: true,
      });
};

const chromium = findChromium();
const withFaces = asked.length === 0 && chromium !== null;
console.log('\n── unit and interop tests');
// One after the other: either fills two cores by itself, and side by side they hinder one another (a fifth longer, measured).
const units = await runUnits();
const faces = withFaces ? await runFaces(chromium) : null;
const unitOk = units.ok;
add(unitCounts(unitReport));

const facesOk = faces === null || faces.ok;
if (faces === null) {
  if (asked.length > 0) skipped.push('faces: not asked for');
  else {
    skipped.push('faces: no Chromium found (apt-get install chromium-headless-shell, or set CHROMIUM)');
    total.skipped += 1;
  }
} else {
  console.log(`\n── faces${inCi ? ', without a network' : ''}\n${faces.output}`);
  if (existsSync(faceReport)) add(faceCounts(faceReport));
  else total.failed += 1;
}

if (skipped.length > 0) {
  console.log(
    '\nSkipped, for want of what the title names (openssl, the GOST engine, certtool, a browser, other data):',
  );
  for (const title of skipped) console.log(`  ${title}`);
}
// What only a downloaded Electron or data outside the repository can show is skipped by name everywhere.
const allowedInCi = (title: string): boolean => /\[needs (electron binary|\.\.\/shared)\]/.test(title);
const forbidden = inCi ? skipped.filter((title) => !allowedInCi(title)) : [];
if (forbidden.length > 0) console.log(`\nIn CI nothing of this may be skipped:\n  ${forbidden.join('\n  ')}`);
if (secondTries.length > 0) console.log(`\nPassed at the second try only:\n  ${secondTries.join('\n  ')}`);
if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`);
console.log(`\ntests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = unitOk && facesOk && total.failed === 0 && forbidden.length === 0 ? 0 : 1;
