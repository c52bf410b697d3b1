import type { Instant } from '../kernel/instant.ts';
import type { Reminder } from './deadlines.ts';

/** What the workstation says unasked. `callId` is the one the face gave with its call. */
export type WorkstationEvent =
  | {
      readonly type: 'progress';
      readonly callId: string;
      readonly done: number;
      readonly total: number | null;
      readonly unit: 'bytes' | 'files' | 'records';
      readonly label: string;
    }
  /** Something stored has changed: faces re-read what they show of that subject. */
  | {
      readonly type: 'changed';
      readonly subject:
        | 'procedures'
        | 'bids'
        | 'keys'
        | 'tokens'
        | 'company'
        | 'settings'
        | 'trust'
        | 'money'
        | 'market';
    }
  /** A date comes near: said once for each level, and again when a snooze is over. */
  | { readonly type: 'reminder'; readonly reminder: Reminder }
  /**
   * A password is being asked for in its own window, or whether a library may be loaded; where that is a page, `url` is
   * its address. Never the password.
   */
  | {
      readonly type: 'secret-asked';
      readonly callId: string;
      readonly wants: 'password' | 'consent';
      readonly subject: string;
      readonly url: string | null;
      readonly at: Instant;
    }
  | { readonly type: 'secret-answered'; readonly callId: string }
  /** A PIN is to be typed on a token's own pad, where no program sees it; `subject` is the token. */
  | { readonly type: 'pad-asked'; readonly callId: string; readonly subject: string; readonly at: Instant }
  | { readonly type: 'pad-answered'; readonly callId: string };
