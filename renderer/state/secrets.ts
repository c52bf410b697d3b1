import { create } from 'zustand';
import type { WorkstationEvent } from '#shared/contract/events.ts';

type Asked = Extract<WorkstationEvent, { type: 'secret-asked' }>;
type PadAsked = Extract<WorkstationEvent, { type: 'pad-asked' }>;
type PadAnswered = Extract<WorkstationEvent, { type: 'pad-answered' }>;
type Answered = Extract<WorkstationEvent, { type: 'secret-answered' }>;

/** Passwords being asked for in windows of their own. This page only says so; it never sees one. */
export const useSecrets = create<{ readonly asked: readonly Asked[]; readonly pads: readonly PadAsked[] }>(() => ({
  asked: [],
  pads: [],
}));

export const noteSecret = (event: Asked | Answered): void =>
  useSecrets.setState(({ asked }) => {
    const others = asked.filter((one) => one.callId !== event.callId);
    return { asked: event.type === 'secret-asked' ? [...others, event] : others };
  });

/** PINs being typed on tokens' own pads, where no program sees them. */
export const notePad = (event: PadAsked | PadAnswered): void =>
  useSecrets.setState(({ pads }) => {
    const others = pads.filter((one) => one.callId !== event.callId);
    return { pads: event.type === 'pad-asked' ? [...others, event] : others };
  });
