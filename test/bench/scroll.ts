import type { Browser, Page } from 'playwright';

/** One event of a Chromium trace, as far as script time needs it; microseconds. */
type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor, without what other programs took of it. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
};

/** Every way by which script runs on the page's thread. One within another is counted once. */
const scriptNames = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
]);

/** What the page's thread hands to the compositor: with it a frame is over. */
const frameEnds = 'Commit';

/** The script time of each frame in milliseconds, from a trace that holds one page. */
export const scriptTimeByFrame = (events: readonly TraceEvent[]): readonly number[] => {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const commits = Map.groupBy(
    events.filter(({ name }) => name === frameEnds),
    threadOf,
  );
  const [thread] = [...commits].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const own = events.filter((event) => event.ph === 'X' && threadOf(event) === thread).toSorted((a, b) => a.ts - b.ts);
  const frames: number[] = [];
  let spent = 0;
  let outerEnd = -Infinity;
  for (const event of own) {
    if (event.name === frameEnds) {
      frames.push(spent);
      spent = 0;
    }
    const end = event.ts + (event.dur ?? 0);
    if (!scriptNames.has(event.name) || end <= outerEnd) continue;
    outerEnd = end;
    spent += (event.tdur ?? event.dur ?? 0) / 1000;
  }
  return frames;
};

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'devtools.timeline.frame', 'v8'];

/**
 * Scrolls what `selector` names as a hand on a wheel does, `pixels` down at `speed` pixels a second, and answers the
 * script time of each frame meanwhile, in milliseconds of the processor.
 */
export const scrollFrames = async (
  browser: Browser,
  page: Page,
  selector: string,
  { pixels, speed }: { readonly pixels: number; readonly speed: number },
): Promise<readonly number[]> => {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`nothing to scroll: ${selector}`);
  const cdp = await page.context().newCDPSession(page);
  await browser.startTracing(page, { categories });
  await cdp.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: -pixels,
    speed,
    preventFling: true,
    gestureSourceType: 'mouse',
  });
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  await cdp.detach();
  return scriptTimeByFrame(trace.traceEvents);
};
