import type { Words } from '../state/words.tsx';

type Named = { readonly event: string | null; readonly title: string | null; readonly nodeId: string };

/** What a date is called: an own step by its title, an event by its name with the lot it belongs to. */
export const deadlineName = ({ event, title, nodeId }: Named, { t, say }: Pick<Words, 't' | 'say'>): string => {
  if (title !== null) return title;
  const [name = '', lot] = (event ?? nodeId).split('@');
  const words = say(`deadline.event.${name}`, say(`procedure.date.${name}`, name));
  return lot === undefined ? words : t('deadline.of-lot', { event: words, lot });
};
