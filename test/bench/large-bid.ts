import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankPosition } from '#shared/bid/prices/table.ts';
import { systemClock, systemRandom } from '#electron/faces/host.ts';
import { makeSampleAuthority } from '#electron/steps/workspace/sample/authority.ts';
import { sampleNotices } from '#electron/steps/workspace/sample/procedures.ts';
import { atRest, during, scryptMemory, type Looked } from './large-bid/screens.ts';
import { openDesk, type Desk } from './large-bid/workstation.ts';

/**
 * A bid of many documents and positions from the first document to the hand-over that somebody else takes in, in one process
 * as the window has it: how long each step takes, how much memory the process takes at most, and how long what a screen asks for
 * waits, at rest and while a long step runs. `node test/bench/large-bid.ts [DOCUMENTS [GIB [POSITIONS]]]`: 40, 0.4 and
 * 2,000; `300 5` is the whole size, and takes 30 GiB of the disk for a while.
 */
const [documents = 40, gibibytes = 0.4, positions = 2_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bidwright-large-bid-'));
const size = Math.round((gibibytes * 1024 ** 3) / documents);

const makeDocuments = async (desk: Desk, source: string): Promise<string[]> => {
  mkdirSync(source);
  const block = Buffer.alloc(4 * 1024 * 1024);
  const fileIds: string[] = [];
  for (let number = 0; number < documents; number += 1) {
    const path = join(source, `Документ ${number + 1}.pdf`);
    const handle = await open(path, 'w');
    for (let done = 0; done < size; done += block.length) {
      randomFillSync(block);
      await handle.write(block, 0, Math.min(block.length, size - done));
    }
    await handle.close();
    fileIds.push(await desk.take(path));
  }
  return fileIds;
};

/** A bid for the first sample procedure, with nothing in it yet. */
const makeBid = async (desk: Desk): Promise<Looked> => {
  const fileIds = [await desk.put('notices.json', sampleNotices(systemClock()))];
  const imported = await desk.ask('procedures.import', { fileIds });
  const { bidId } = await desk.ask('bids.create', { procedureId: imported.procedures[0]?.id ?? '' });
  await desk.ask('bids.setPlatform', { bidId, platformId: null });
  return { desk, bidId };
};

const fillPrices = async ({ desk, bidId }: Looked): Promise<void> => {
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

const desk = await openDesk(folder, 'workspace');
try {
  const authority = makeSampleAuthority(systemClock(), systemRandom);
  const keyFileId = await desk.put('key.p12', authority.keyFile);
  await desk.ask('trust.import', { fileIds: [await desk.put('root.cer', authority.root)] });
  const looked = await makeBid(desk);
  const { bidId } = looked;
  const source = join(folder, 'documents');
  const fileIds = await makeDocuments(desk, source);

  await during(looked, `taking in ${documents} documents, ${gibibytes} GiB`, () =>
    desk.ask('bids.addDocuments', { bidId, fileIds }),
  );
  rmSync(source, { recursive: true });
  await during(null, `keeping ${positions} positions`, () => fillPrices(looked));
  await desk.ask('prices.adopt', { bidId });
  await atRest(looked, 'a draft');

  await during(looked, 'freezing', () => desk.ask('bids.freeze', { bidId }));
  await during(looked, 'signing', () => desk.ask('signing.signBid', { bidId, keyFileId, keyId: null }));
  await during(looked, 'packaging', () => desk.ask('bids.package', { bidId }));
  await during(looked, 'verifying', async () => {
    const { report } = await desk.ask('verification.runBid', { bidId });
    if (report.conclusion === 'TOTAL-FAILED') throw new Error(report.subIndication ?? 'failed');
  });
  const out = join(folder, 'bid.bidwright');
  const handOver = (): Promise<unknown> =>
    desk.ask('handover.write', { bidId, person: 'A', fromRole: 'preparer', toRole: 'checker', out });
  await during(looked, 'handing over', handOver, scryptMemory);
  await atRest(looked, 'a packaged bid');

  desk.host.workspace.close();
  // Whoever takes it in has a bid of his own to look at meanwhile.
  const other = await openDesk(folder, 'elsewhere');
  const own = await makeBid(other);
  await fillPrices(own);
  const fileId = await other.take(out);
  const takeOver = async (): Promise<void> => {
    const taken = await other.ask('handover.take', { fileId, keep: true });
    if (!taken.isTaken) throw new Error('not taken');
  };
  await during(own, 'taking over', takeOver, scryptMemory);
  await atRest({ desk: other, bidId }, 'the bid that was taken over');
  other.host.workspace.close();
} finally {
  desk.host.workspace.close();
  rmSync(folder, { recursive: true, force: true });
}
