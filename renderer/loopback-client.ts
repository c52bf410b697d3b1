import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import type { Result } from '#shared/kernel/result.ts';
import { failFace } from '#shared/contract/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Api } from './api.ts';

/** Survives a reload, dies with the tab, and unlike a cookie is never sent to another server on this machine. */
const bearerPlace = 'bidwright.bearer';
const longestPause = 10_000;

type Post = (path: string, body: BodyInit | null, headers?: Readonly<Record<string, string>>) => Promise<Response>;

const json = { 'content-type': 'application/json' } as const;

const postAs =
  (bearer: string | null): Post =>
  (path, body, headers = json) =>
    fetch(path, {
      method: 'POST',
      body,
      headers: bearer === null ? headers : { ...headers, authorization: `Bearer ${bearer}` },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });

const ticketInAddress = (): string | null => new URLSearchParams(window.location.hash.slice(1)).get('ticket');

const forgetAddress = (): void => {
  window.history.replaceState(null, '', window.location.pathname);
};

/** A ticket is changed for a bearer once; a reload finds the bearer where this tab keeps it. */
const admit = async (): Promise<Outcome<string>> => {
  const ticket = ticketInAddress();
  if (ticket === null) {
    const kept = window.sessionStorage.getItem(bearerPlace);
    return kept === null ? failFace('face.not-admitted') : ok(kept);
  }
  forgetAddress();
  try {
    const response = await postAs(null)('/rpc/session', JSON.stringify({ ticket }));
    if (!response.ok) return failFace('face.not-admitted');
    const { bearer } = (await response.json()) as { bearer: string };
    window.sessionStorage.setItem(bearerPlace, bearer);
    return ok(bearer);
  } catch {
    return failFace('face.gone');
  }
};

/** The host answers a `Result` with every status it gives on purpose; anything else means that nobody sensible is there. */
const answerOf = async <Value>(asking: Promise<Response>): Promise<Result<Value, Failure>> => {
  try {
    const response = await asking;
    if (response.status === 401) return failFace('face.not-admitted');
    return (await response.json()) as Result<Value, Failure>;
  } catch {
    return failFace('face.gone');
  }
};

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Reads the host's events and starts again after a break, more and more slowly; a refused bearer ends it. */
const followEvents = async (post: Post, tell: (event: WorkstationEvent) => void): Promise<void> => {
  for (let wait = 250; ; wait = Math.min(wait * 2, longestPause)) {
    try {
      const response = await post('/rpc/events', '{}');
      if (response.status === 401) return;
      if (response.ok && response.body) {
        wait = 250;
        // An empty line is the host's sign of life.
        for await (const line of linesOf(response.body)) if (line !== '') tell(JSON.parse(line) as WorkstationEvent);
      }
    } catch {
      // The host is restarting or gone; calls say so by themselves.
    }
    await pause(wait);
  }
};

export const openLoopback = async (): Promise<Outcome<Api>> => {
  const admitted = await admit();
  if (!admitted.ok) return admitted;
  const post = postAs(admitted.value);
  const listeners = new Set<(event: WorkstationEvent) => void>();
  void followEvents(post, (event) => listeners.forEach((listener) => listener(event)));

  return ok({
    call: (name, input, callId = crypto.randomUUID()) =>
      answerOf(post('/rpc/call', JSON.stringify({ method: name, input, callId }))),
    cancel: (callId) => {
      void answerOf(post('/rpc/cancel', JSON.stringify({ callId })));
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    handOver: async (file, purpose) => {
      if (!(file instanceof File)) throw new TypeError('only a File can be handed over');
      const headers = {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
        'x-purpose': purpose,
      };
      return answerOf<FileHandle>(post('/rpc/upload', file, headers));
    },
  });
};
