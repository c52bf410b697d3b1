import { eventAndLot } from '#shared/procedure/deadline-graph-facts.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Translate } from '#shared/text/translator.ts';

/** What a date is called: an own step by its title, an event by its name, with the lot it belongs to. */
export const eventTitle = (
  date: { readonly event: string | null; readonly title: string | null; readonly nodeId: string },
  say: Translate,
): string => {
  if (date.title !== null) return date.title;
  const { event, lotId } = eventAndLot(date.event ?? date.nodeId);
  const name = say(`deadline.event.${event}` as TextKey);
  return lotId === null ? name : say('deadline.of-lot', { event: name, lot: lotId });
};
