import type { BidDetail } from '#shared/contract/bids.ts';
import type { Words } from '../../state/words.tsx';

/** An item that comes from a rule is named by the rule's text, the user's own by what was typed. */
export const itemTitle = (
  item: Pick<BidDetail['checklist'][number], 'title' | 'titleKey'>,
  { say }: Pick<Words, 'say'>,
): string => (item.titleKey === null ? item.title : say(item.titleKey, item.title));
