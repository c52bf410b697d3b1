import { createHash, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '#shared/kernel/random.ts';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares without telling by its duration how much was right; digests make the lengths equal. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digestOf(a), digestOf(b));

export const newSecret = (random: RandomBytes): string => Buffer.from(random(32)).toString('base64url');

/**
 * Who may ask. A ticket is put into the page's address by the host and changed for a bearer once; the bearer is asked
 * for with every request. Both die with the host.
 */
export type Admission = {
  readonly newTicket: () => string;
  /** The bearer, or null for a ticket that was never given or has been used. */
  readonly admit: (ticket: unknown) => string | null;
  readonly isBearer: (authorization: string | undefined) => boolean;
};

export const createAdmission = (random: RandomBytes): Admission => {
  const tickets = new Set<string>();
  const bearers = new Set<string>();
  return {
    newTicket: () => {
      const ticket = newSecret(random);
      tickets.add(ticket);
      return ticket;
    },
    admit: (ticket) => {
      if (typeof ticket !== 'string') return null;
      const found = [...tickets].find((known) => sameSecret(known, ticket));
      if (found === undefined) return null;
      tickets.delete(found);
      const bearer = newSecret(random);
      bearers.add(bearer);
      return bearer;
    },
    isBearer: (authorization) => {
      const bearer = /^Bearer ([\w-]{43})$/.exec(authorization ?? '')?.[1];
      return bearer !== undefined && [...bearers].some((known) => sameSecret(known, bearer));
    },
  };
};
