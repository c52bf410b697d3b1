import { app } from 'electron';

/** Before `ready`: no page of this program runs outside the operating system's sandbox, whatever its window asks for. */
export const sandboxEveryPage = (): void => app.enableSandbox();
