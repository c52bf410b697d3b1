import type { RandomBytes } from '#shared/kernel/random.ts';
import type { ShownContent } from '../../steps/context.ts';

/** One look is on the screen; the others are those just left, for a step back. */
const mostKept = 8;

/** Keeps what is shown just now, each under a ticket that cannot be guessed; the oldest goes first. */
export type ContentDesk = {
  readonly keep: (content: ShownContent) => string;
  readonly find: (ticket: string) => ShownContent | null;
};

export const createContentDesk = (random: RandomBytes): ContentDesk => {
  const kept = new Map<string, ShownContent>();
  return {
    keep: (content) => {
      const ticket = Buffer.from(random(32)).toString('base64url');
      kept.set(ticket, content);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return ticket;
    },
    find: (ticket) => kept.get(ticket) ?? null,
  };
};

const address = /^\/([\w-]{43})(?:\?theme=(light|dark|contrast)(?:&language=[a-z]{2})?)?$/;

/** What a request's path and query name: the content, and the theme of the page around it. Null: nothing that is here. */
export const askedContent = (
  desk: ContentDesk,
  target: string,
): { readonly content: ShownContent; readonly theme: ContentTheme } | null => {
  const [, ticket, theme] = address.exec(target) ?? [];
  const content = ticket === undefined ? null : desk.find(ticket);
  return content === null ? null : { content, theme: theme === 'dark' || theme === 'contrast' ? theme : 'light' };
};

export type ContentTheme = 'light' | 'dark' | 'contrast';
