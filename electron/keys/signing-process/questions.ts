/** `number` pairs an answer with its question. */
export type Question<Request> = { readonly number: number; readonly request: Request };
/** The child says `ready` once, when it can be asked. */
export type Answered<Reply> = 'ready' | { readonly number: number; readonly reply: Reply };

/** Knows a question by its act; what else it holds is what its parent, and nobody else, put there. */
export const questionsOf =
  <Request extends { readonly act: string }>(acts: readonly Request['act'][]) =>
  (message: unknown): message is Question<Request> =>
    typeof message === 'object' &&
    message !== null &&
    'number' in message &&
    typeof message.number === 'number' &&
    'request' in message &&
    typeof message.request === 'object' &&
    message.request !== null &&
    'act' in message.request &&
    acts.includes(message.request.act as Request['act']);
