import type { Clock } from '#shared/kernel/instant.ts';
import { redactFields, redactStack, type LogFields } from './redact.ts';

export type LogLevel = 'info' | 'warn' | 'fault';

/** One line of the log. `event` is written in the source, never made of data. */
export type LogLine = {
  readonly at: string;
  readonly level: LogLevel;
  readonly event: string;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
  readonly stack?: readonly string[];
};

/** The only way to say anything aloud. Values are masked by default: see `redact.ts`. */
export type Logger = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  /** Something thrown: its kind and our own stack lines are kept, its message is not. */
  readonly fault: (event: string, thrown: unknown) => void;
};

export const createLogger = (parts: { readonly clock: Clock; readonly write: (line: LogLine) => void }): Logger => {
  const say = (level: LogLevel, event: string, fields: LogFields = {}): void =>
    parts.write({ at: parts.clock(), level, event, fields: redactFields(fields) });
  return {
    info: (event, fields) => say('info', event, fields),
    warn: (event, fields) => say('warn', event, fields),
    fault: (event, thrown) => {
      const kind = thrown instanceof Error ? thrown.name : typeof thrown;
      const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
      parts.write({
        at: parts.clock(),
        level: 'fault',
        event,
        fields: redactFields({ kind, code }),
        stack: redactStack(thrown),
      });
    },
  };
};

/** For tests and for short-lived commands that keep no log. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, fault: () => {} };
