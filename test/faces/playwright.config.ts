import { defineConfig } from '@playwright/test';
import { findChromium } from '../../build/find-chromium.ts';

const executablePath = findChromium();

/** Drives the real page over a real host in Chromium. Pixels are the same on every machine: our own fonts, no hinting. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../.cache/tests/faces',
  globalSetup: './prepare.ts',
  fullyParallel: false,
  workers: 2,
  // On CI's busy machine a key may be pressed while a dialog is still taking the focus: one more try, told by name at the end.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  timeout: 60_000,
  // Two of these run beside each other, each with its browser, on two cores.
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Asia/Dubai',
    reducedMotion: 'reduce',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: ['--font-render-hinting=none', '--disable-lcd-text', '--disable-gpu'],
    },
  },
});
