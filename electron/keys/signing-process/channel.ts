/** The line to the parent, as the child sees it. */
export type ParentChannel<Message> = {
  readonly post: (message: Message) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
};

/** What Electron puts on `process` of a utility process; named here so that Electron is not imported. */
type ParentPort = {
  postMessage: (message: unknown) => void;
  on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};

const parentPortOf = (host: object): ParentPort | null =>
  'parentPort' in host && host.parentPort !== null ? (host.parentPort as ParentPort) : null;

/** Electron's port in a utility process, the IPC channel of `fork` in plain Node. */
export const channelToParent = <Message>(host: object = process): ParentChannel<Message> => {
  const port = parentPortOf(host);
  if (port !== null) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    };
  }
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
  };
};
