import { create } from 'zustand';
import type { WorkstationEvent } from '#shared/contract/events.ts';

type Asked = Extract<WorkstationEvent, { type: 'secret-asked' }>;
type Answered = Extract<WorkstationEvent, { type: 'secret-answered' }>;

/** Passwords being asked for in windows of their own. This page only says so; it never sees one. */
export const useSecrets = create<{ readonly asked: readonly Asked[] }>(() => ({ asked: [] }));

export const noteSecret = (event: Asked | Answered): void =>
  useSecrets.setState(({ asked }) => {
    const others = asked.filter((one) => one.callId !== event.callId);
    return { asked: event.type === 'secret-asked' ? [...others, event] : others };
  });
