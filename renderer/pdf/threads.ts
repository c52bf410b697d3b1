import { GlobalWorkerOptions, PDFWorker } from 'pdfjs-dist';

/** The part of the browser's Trusted Types that is used here. */
type Policies = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
};

declare global {
  interface Window {
    readonly trustedTypes?: Policies;
  }
}

const addresses = { reading: '/reading-thread.js', drawing: '/drawing-thread.js' } as const;

type ThreadName = keyof typeof addresses;

/** The page's policy lets threads start from these two addresses and no script from any other string. */
const createAddresses = (): ((name: ThreadName) => string) => {
  const policy = window.trustedTypes?.createPolicy('pdf-threads', {
    createScriptURL: (url) => {
      if (url === addresses.reading || url === addresses.drawing) return url;
      throw new TypeError('a script that is not ours');
    },
  });
  return (name) => policy?.createScriptURL(addresses[name]) ?? addresses[name];
};

export type Threads = { readonly reader: PDFWorker; readonly stop: () => void };

/** One thread that reads the file and one that draws: whatever it makes them do, the page still answers. */
export const startThreads = (): Threads => {
  const addressOf = createAddresses();
  const start = (name: ThreadName): Worker => new Worker(addressOf(name), { type: 'module' });
  const [reading, drawing] = [start('reading'), start('drawing')];
  GlobalWorkerOptions.rendererPorts = [drawing];
  return {
    reader: PDFWorker.create({ port: reading }),
    stop: () => {
      reading.terminate();
      drawing.terminate();
    },
  };
};
