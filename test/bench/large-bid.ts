import { spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock, systemRandom } from '#electron/faces/host.ts';
import { makeSampleAuthority } from '#electron/steps/workspace/sample/authority.ts';
import { fillPrices, makeBid } from './large-bid/bid.ts';
import { atRest, during, scryptMemory } from './large-bid/screens.ts';
import { openDesk, type Desk } from './large-bid/workstation.ts';

/**
 * A bid of many documents and positions from the first document to the hand-over that somebody else takes in, each of them in
 * one process as the window has it: how long each step takes, how much memory the process takes at most, and how long what a screen asks for
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

/** Whoever takes it in does so on another machine: in a process of its own, which begins with nothing in its memory. */
const takeOverElsewhere = async (file: string, bidId: string): Promise<void> => {
  const script = fileURLToPath(new URL('./large-bid/take-over.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, file, bidId, String(positions)], { stdio: 'inherit' });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`taking over ended with ${code}`);
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
  await during(null, `keeping ${positions} positions`, () => fillPrices(looked, positions));
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
  await takeOverElsewhere(out, bidId);
} finally {
  desk.host.workspace.close();
  rmSync(folder, { recursive: true, force: true });
}
