import { blankPosition } from '#shared/bid/prices/table.ts';
import { systemClock } from '#electron/faces/host.ts';
import { sampleNotices } from '#electron/steps/workspace/sample/procedures.ts';
import type { Looked } from './screens.ts';
import type { Desk } from './workstation.ts';

/** A bid for the first sample procedure, with nothing in it yet. */
export const makeBid = async (desk: Desk): Promise<Looked> => {
  const fileIds = [await desk.put('notices.json', sampleNotices(systemClock()))];
  const imported = await desk.ask('procedures.import', { fileIds });
  const { bidId } = await desk.ask('bids.create', { procedureId: imported.procedures[0]?.id ?? '' });
  await desk.ask('bids.setPlatform', { bidId, platformId: null });
  return { desk, bidId };
};

export const fillPrices = async ({ desk, bidId }: Looked, positions: number): Promise<void> => {
  const { table } = await desk.ask('prices.show', { bidId });
  const filled = Array.from({ length: positions }, (_, index) => ({
    ...blankPosition(`p${index}`, `Насос консольный, позиция ${index + 1}`),
    quantity: '3',
    unitPrice: '1250.50',
    unitCost: '990',
    suppliers: [{ supplier: 'ООО «Завод»', unitPrice: '980', askedOn: '2026-11-20' }],
    competitors: [],
  }));
  await desk.ask('prices.save', { bidId, table: { ...table, positions: filled } });
};
