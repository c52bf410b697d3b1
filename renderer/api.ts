import type { Bridge, FileDoor } from '#shared/contract/answer.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';

/** Everything the page can ask, whichever face it runs in. */
export type Api = Bridge & FileDoor;

declare global {
  interface Window {
    /** Put there by the Electron preload; absent in a browser. */
    readonly bidwright?: Api;
  }
}

/**
 * Finds the machine behind the page. Refuses with `face.not-admitted` when a browser page has neither a fresh ticket in
 * its address nor a session of its own, and with `face.gone` when nobody answers.
 */
export const connect = async (): Promise<Outcome<Api>> => {
  if (window.bidwright) return ok(window.bidwright);
  const { openLoopback } = await import('./loopback-client.ts');
  return openLoopback();
};
