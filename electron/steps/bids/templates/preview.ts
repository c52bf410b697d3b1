import { fieldsOf } from '#shared/bid/templates/fields.ts';
import { fillTemplate } from '#shared/bid/templates/fill.ts';
import { sampleFacts } from '#shared/bid/templates/sample.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Step } from '../../context.ts';
import { gatherBid } from '../gather-bid.ts';
import { contentOf } from './letter-content.ts';
import { structuredBlocks } from './structured-blocks.ts';

/** A text as it is being written. Without a bid what only the user can say is empty, and that is no fault. */
export const previewTemplate: Step<'templates.preview'> = async ({ text, language, bidId }, { host }) => {
  const on = host.clock().slice(0, 10);
  if (bidId === null) {
    const { blocks, faults } = fillTemplate(text, fieldsOf(sampleFacts(language, on), language));
    return ok({
      blocks: structuredBlocks(blocks),
      faults: faults.filter(({ code }) => code !== 'templates.field-empty'),
    });
  }
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const content = contentOf(host, bid.value, { text, language }, on);
  return ok({ blocks: structuredBlocks(content.blocks), faults: [...content.faults] });
};
