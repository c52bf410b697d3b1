import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright';
import { contract, type Answer, type Asked, type Given, type MethodName } from '#shared/contract/index.ts';
import type { Settings } from '#shared/contract/workspace.ts';
import { languages, type Language } from '#shared/kernel/language.ts';
import { parseInstant, type Instant } from '#shared/kernel/instant.ts';
import { startLoopback, type Loopback } from '#electron/faces/loopback/start-loopback.ts';
import type { Step } from '#electron/steps/context.ts';
import { handlers } from '#electron/steps/handlers.ts';
import { findChromium } from './find-chromium.ts';
import { contactSheet, type Shot } from './screens/contact-sheet.ts';
import { emptyScenes } from './screens/empty-scenes.ts';
import { judge } from './screens/judge.ts';
import { openScreen, type Props, type Scene } from './screens/scene.ts';
import { scenes } from './screens/scenes.ts';
import { welcomeScene } from './screens/start-scenes.ts';
import { buildStale } from './stale.ts';
import { at } from './vite/folders.ts';
import { pageBuilds } from './vite/index.ts';

/**
 * `npm run screens`: every screen in each language and theme over the sample workspace, as PNG files in `screens/`, and
 * contact sheets: one of everything, and one for each part of the product. `--only NAME,NAME`, `--lang en`, `--theme dark` and `--width 1280` take a part of them,
 * `--zoom 2` shows them as a reader who enlarges the page has them; `--judge` also writes what breaks a rule of accessibility
 * or does not fit.
 */
const { values: given } = parseArgs({
  options: {
    only: { type: 'string' },
    lang: { type: 'string' },
    theme: { type: 'string' },
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
    out: { type: 'string', default: at('screens') },
    zoom: { type: 'string', default: '1' },
    judge: { type: 'boolean', default: false },
  },
});
const themes = ['light', 'dark', 'contrast'] as const satisfies readonly Settings['theme'][];
/** A Tuesday morning in Moscow, so that every run shows the same day. */
const morning = parseInstant('2026-11-24T06:40:00Z') as Instant;
const zoom = Number(given.zoom);
const viewport = { width: Math.round(Number(given.width) / zoom), height: Math.round(Number(given.height) / zoom) };
const wanted = (name: string): boolean => given.only === undefined || given.only.split(',').includes(name);

type Look = { readonly language: Language; readonly theme: (typeof themes)[number] };
const looks: readonly Look[] = languages
  .filter((language) => given.lang === undefined || given.lang.split(',').includes(language))
  .flatMap((language) =>
    themes
      .filter((theme) => given.theme === undefined || given.theme.split(',').includes(theme))
      .map((theme) => ({ language, theme })),
  );

const stage = async (): Promise<{ readonly loopback: Loopback; readonly folder: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'bidwright-screens-'));
  const started = await startLoopback({ folder, pagesFolder: at('dist'), clock: () => morning, handlers });
  if (!started.ok) throw new Error(`the workstation did not start: ${started.error.code}`);
  return { loopback: started.value, folder };
};

const openPage = async (browser: Browser, loopback: Loopback): Promise<Page> => {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: zoom,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Dubai',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`page: ${message.text()}`);
  });
  await page.goto(loopback.newAddress());
  await page.locator('.frame').waitFor();
  return page;
};

const dress = async (page: Page, loopback: Loopback, look: Look): Promise<void> => {
  const save = await handlers['settings.save']();
  const { host } = loopback;
  await save(look, { host, callId: 'screens', signal: new AbortController().signal, progress: () => undefined });
  await page.locator(`html[lang="${look.language}"][data-theme="${look.theme}"]`).waitFor({ state: 'attached' });
};

/** Asks as the page would, with defaults filled in; a refusal ends the run with its code. */
const askOf =
  ({ host }: Loopback): Props['money']['ask'] =>
  async <Name extends MethodName>(name: Name, input: Asked<Name>): Promise<Answer<Name>> => {
    const step: Step<Name> = await handlers[name]();
    const call = { host, callId: 'screens', signal: new AbortController().signal, progress: () => undefined };
    const outcome = await step(contract[name].input.parse(input) as Given<Name>, call);
    if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.error.code}`);
    return outcome.value;
  };

/** The package that the sample brings, as its file is. */
const samplePackage = async ({ host }: Loopback): Promise<Buffer> => {
  const call = { host, callId: 'screens', signal: new AbortController().signal, progress: () => undefined };
  const listed = await (await handlers['bids.list']())({ offset: 0, limit: 100 }, call);
  const packaged = listed.ok ? listed.value.rows.find(({ status }) => status === 'packaged') : undefined;
  if (packaged === undefined) throw new Error('the sample has no packaged bid');
  const bid = await (await handlers['bids.show']())({ bidId: packaged.bidId }, call);
  const file = bid.ok ? bid.value.artefacts.find(({ kind }) => kind === 'package') : undefined;
  if (file === undefined) throw new Error('the sample’s packaged bid has no package');
  return readFile(file.path);
};

const shots: Shot[] = [];
const judged: string[] = [];
const shoot = async (page: Page, scene: Scene, look: Look, props: Props): Promise<void> => {
  const file = `${scene.name}-${look.language}-${look.theme}.png`;
  try {
    await scene.enter(page, props);
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    process.exitCode = 1;
    return;
  }
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(150);
  await page.screenshot({ path: join(given.out, file), animations: 'disabled' });
  if (given.judge) for (const fault of await judge(page)) judged.push(`${file}: ${fault}`);
  await scene.leave?.(page);
  shots.push({ scene: scene.name, group: scene.group, look: `${look.language} ${look.theme}`, file });
};

const path = findChromium();
if (path === null) {
  console.error('No Chromium was found. Install one (Debian: chromium-headless-shell) or name it in CHROMIUM.');
  process.exit(3);
}
await buildStale(pageBuilds);
await mkdir(given.out, { recursive: true });
const { loopback, folder } = await stage();
const browser = await chromium.launch({
  executablePath: path,
  args: ['--font-render-hinting=none', '--disable-lcd-text'],
});
try {
  const page = await openPage(browser, loopback);
  for (const look of looks) {
    await dress(page, loopback, look);
    for (const scene of [welcomeScene, ...emptyScenes])
      if (wanted(scene.name))
        await shoot(page, scene, look, { samplePackage: Buffer.alloc(0), money: { ask: askOf(loopback) } });
    await openScreen(page, 'today');
  }
  await page.locator('.welcome button').first().click();
  await page.locator('.today').waitFor({ timeout: 60_000 });
  await page.locator('.jobs-list').waitFor({ state: 'detached', timeout: 60_000 });
  const props: Props = { samplePackage: await samplePackage(loopback), money: { ask: askOf(loopback) } };
  for (const look of looks) {
    await dress(page, loopback, look);
    for (const scene of scenes) if (wanted(scene.name)) await shoot(page, scene, look, props);
  }
  if (given.judge) await writeFile(join(given.out, 'judged.txt'), judged.map((line) => `${line}\n`).join(''));
  const wall = await browser.newPage({ viewport: { width: 480 * Math.max(1, looks.length) + 48, height: 800 } });
  const sheets = [['contact-sheet', shots], ...Map.groupBy(shots, ({ group }) => `contact-sheet-${group}`)] as const;
  for (const [name, some] of sheets) {
    const sheet = join(given.out, `${name}.html`);
    await writeFile(sheet, contactSheet(some));
    await wall.goto(`file://${sheet}`);
    await wall.screenshot({ path: join(given.out, `${name}.png`), fullPage: true });
  }
  console.log(`${shots.length} screens and their contact sheets are in ${given.out}`);
} finally {
  await browser.close();
  await loopback.close();
  await rm(folder, { recursive: true, force: true });
}
