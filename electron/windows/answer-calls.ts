import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { z } from 'zod';
import type { Dispatch } from '../faces/dispatch.ts';
import { appOrigin, isFrom } from './app-scheme.ts';

/** The only channel from the window, and the only one to it. */
export const callChannel = 'bidwright.call';
export const eventChannel = 'bidwright.event';

/** Where a request came from, as Electron tells it. */
export type FrameCaller = {
  readonly url: string | null;
  readonly isTopFrame: boolean;
  readonly isOurWindow: boolean;
};

/** Says why a frame may not ask, or null. A frame that was closed meanwhile has no address, and may not ask either. */
export const refusesFrame = (caller: FrameCaller): string | null => {
  if (caller.url === null) return 'frame gone';
  if (!caller.isOurWindow) return 'foreign window';
  if (!caller.isTopFrame) return 'inner frame';
  return isFrom(appOrigin, caller.url) ? null : 'foreign origin';
};

const cancelShape = z.strictObject({ cancel: z.string() });

/** Lets one window's page call; `ours` is asked each time, since a window may be closed and made again. */
export const answerCalls = (dispatch: Dispatch<FrameCaller>, ours: () => WebContents | null): void => {
  const callerOf = ({ sender, senderFrame }: IpcMainInvokeEvent): FrameCaller => ({
    url: senderFrame?.url ?? null,
    isTopFrame: senderFrame !== null && senderFrame.parent === null,
    isOurWindow: sender === ours(),
  });
  ipcMain.handle(callChannel, (event, request: unknown) => {
    const cancel = cancelShape.safeParse(request);
    return cancel.success
      ? dispatch.cancel(callerOf(event), cancel.data.cancel)
      : dispatch.call(callerOf(event), request);
  });
};
