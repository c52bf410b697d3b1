import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import type { Settings } from '#shared/contract/workspace.ts';
import type { Answer, Given, MethodName } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { startLoopback, type Loopback } from '#electron/faces/loopback/start-loopback.ts';
import { handlers } from '#electron/steps/handlers.ts';
import { findChromium } from '../../build/find-chromium.ts';
import { at } from '../../build/vite/folders.ts';
import { morning } from './morning.ts';
import { copySample } from './sample-workspace.ts';

/** A host of its own for one test: real store, real steps, a workspace that is gone afterwards. */
export type Workstation = {
  readonly loopback: Loopback;
  readonly folder: string;
  /** Does an act behind the page's back, as another face would. */
  readonly act: <Name extends MethodName>(name: Name, input: Given<Name>) => Promise<Answer<Name>>;
  /** Opens the page as `npm start` does and waits for its frame. */
  readonly open: (page: Page) => Promise<void>;
};

export type Options = {
  /** Fill the workspace with the sample company, its authority, keys, procedures and bids. */
  withSample: boolean;
  settings: Partial<Settings>;
  /** Faults that the test provokes on purpose. */
  expectedFaults: readonly RegExp[];
};

type Fixtures = Options & { readonly workstation: Workstation; readonly faults: string[] };

/** What the host wrote down as its own fault: a test that causes one fails, whatever the page made of it. */
const faultsInLog = (folder: string): readonly string[] => {
  const file = join(folder, 'log', 'program.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"level":"fault"'));
};

/** Any violation of the policy, error of the page or line on its console fails the test that caused it. */
export const watch = async (context: BrowserContext, faults: string[]): Promise<void> => {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violated: ${event.violatedDirective} by ${event.blockedURI}`);
    });
  });
  context.on('page', (page) => page.on('pageerror', (error) => faults.push(`page error: ${error.message}`)));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
};

export const test = base.extend<Fixtures>({
  withSample: [false, { option: true }],
  settings: [{}, { option: true }],
  expectedFaults: [[], { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern
  faults: async ({}, use) => use([]),

  context: async ({ context, faults, expectedFaults }, use) => {
    await watch(context, faults);
    await use(context);
    expect(faults.filter((fault) => !expectedFaults.some((expected) => expected.test(fault)))).toEqual([]);
  },

  workstation: async ({ context, withSample, settings }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'bidwright-face-'));
    if (withSample) await copySample(folder);
    const started = await startLoopback({ folder, pagesFolder: at('dist'), clock: () => morning, handlers });
    if (!started.ok) throw new Error(`the workstation did not start: ${started.error.code}`);
    const loopback = started.value;
    const act: Workstation['act'] = async (name, input) => {
      const step = await handlers[name]();
      // Nobody sits there to be asked what the page's user would be asked.
      const host = { ...loopback.host, allow: async () => ok(null) };
      const call = { host, callId: 'test', signal: new AbortController().signal, progress: () => {} };
      const answer = await step(input, call);
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.code}`);
      return answer.value;
    };
    if (Object.keys(settings).length > 0) await act('settings.save', settings);
    const open = async (page: Page): Promise<void> => {
      await page.goto(loopback.newAddress());
      await page.locator('.frame').waitFor();
      // As for a user who looks before pressing: the other screens have been fetched, the settings last.
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => /\/settings-[^/]*\.js$/.test(name)),
      );
    };
    await use({ loopback, folder, act, open });
    // A page that outlives its host complains about that, rightly and of no interest here.
    await Promise.all(context.pages().map((page) => page.close()));
    await loopback.close();
    const faulted = faultsInLog(folder);
    expect(faulted, 'faults of the program itself').toEqual([]);
    await rm(folder, { recursive: true, force: true });
  },
});

test.skip(findChromium() === null, 'no Chromium on this machine: install chromium-headless-shell or set CHROMIUM');

export { expect, morning };
