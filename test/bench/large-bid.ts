import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankPosition } from '#shared/bid/prices/table.ts';
import { contract, type Answer, type Asked, type Given, type MethodName } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { systemClock, systemRandom, openHost } from '#electron/faces/host.ts';
import { forkSigningProcess } from '#electron/keys/fork-signing-process.ts';
import { handlers } from '#electron/steps/handlers.ts';
import type { Host, Step } from '#electron/steps/context.ts';
import { makeSampleAuthority, samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { sampleNotices } from '#electron/steps/workspace/sample/procedures.ts';
import { line, megabytes } from './measure.ts';

/**
 * A bid of many documents and positions from the first document to the verdict, in one process as the window has it: how long
 * each step takes, how much memory the process takes at most, and how long what a screen asks for waits, at rest and while a
 * long step runs. `node test/bench/large-bid.ts [DOCUMENTS [GIB [POSITIONS]]]`: 40, 0.4 and 2,000; `300 5` is the whole size.
 */
const [documents = 40, gibibytes = 0.4, positions = 2_000] = process.argv.slice(2).map(Number);
const patience = 100;
/** Beside what the program takes at rest: a passphrase alone costs 128 MiB for a moment. */
const most = 500e6;
const folder = mkdtempSync(join(tmpdir(), 'bidwright-large-bid-'));
const size = Math.round((gibibytes * 1024 ** 3) / documents);

let peak = 0;
const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);

const opened = await openHost({
  folder: join(folder, 'workspace'),
  abilities: { face: 'command-line', chooseFiles: null, reveal: null, showContent: null },
  secrets: {
    canAskAgain: false,
    ask: async ({ purpose }) =>
      ok(new TextEncoder().encode(purpose === 'sign' ? samplePassword : 'a bench, not a secret')),
  },
  allow: async () => ok(null),
  launchSigningProcess: forkSigningProcess,
  emit: () => undefined,
});
if (!opened.ok) throw new Error(opened.error.code);
const host: Host = opened.value;

/** As a face asks: input checked, and the answer made into a message. */
const ask = async <Name extends MethodName>(name: Name, input: Asked<Name>): Promise<Answer<Name>> => {
  const step: Step<Name> = await handlers[name]();
  const call = { host, callId: 'bench', signal: new AbortController().signal, progress: () => undefined };
  const outcome = await step(contract[name].input.parse(input) as Given<Name>, call);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code} ${JSON.stringify(outcome.error.details)}`);
  return structuredClone(outcome.value);
};
const take = async (path: string): Promise<string> => {
  const taken = await host.files.take(path);
  if (!taken.ok) throw new Error(taken.error.code);
  return taken.value.fileId;
};
const put = (name: string, content: string | Uint8Array): Promise<string> => {
  writeFileSync(join(folder, name), content);
  return take(join(folder, name));
};

const screens = ['bids.show', 'prices.show', 'submission.show', 'handover.show', 'bids.list'] as const;
type Screen = (typeof screens)[number];
const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(times.length * 0.95) - 1)] ?? 0;

const timed = async (bidId: string, screen: Screen): Promise<number> => {
  const begun = performance.now();
  await (screen === 'bids.list' ? ask(screen, {}) : ask(screen, { bidId }));
  return performance.now() - begun;
};

const tell = (what: string, milliseconds: number): void =>
  line(what, `${milliseconds.toFixed(0)} ms`, `<= ${patience} ms`, milliseconds <= patience);

const answerTimes = async (bidId: string, when: string): Promise<void> => {
  for (const screen of screens) {
    const times: number[] = [];
    for (let turn = 0; turn < 21; turn += 1) times.push(await timed(bidId, screen));
    // The first call of a process loads the step.
    tell(`${screen}, p95 ${when}`, p95(times.slice(1)));
  }
};

/** A long step with the bid's screen asked for beside it, as somebody does who goes on working. */
const long = async <T>(bidId: string | null, what: string, work: () => Promise<T>): Promise<T> => {
  peak = 0;
  const waits: number[] = [];
  const state = { isOver: bidId === null };
  const beside = (async () => {
    while (!state.isOver) {
      waits.push(await timed(bidId ?? '', 'bids.show'));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  const begun = performance.now();
  const done = await work();
  const seconds = (performance.now() - begun) / 1000;
  state.isOver = true;
  await beside;
  line(what, `${seconds.toFixed(1)} s, peak ${megabytes(peak)}`, `<= ${megabytes(most)}`, peak <= most);
  if (waits.length > 4) tell(`bids.show meanwhile, p95 of ${waits.length}`, p95(waits));
  return done;
};

try {
  const source = join(folder, 'documents');
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
    fileIds.push(await take(path));
  }
  const authority = makeSampleAuthority(systemClock(), systemRandom);
  const keyFileId = await put('key.p12', authority.keyFile);
  await ask('trust.import', { fileIds: [await put('root.cer', authority.root)] });
  const imported = await ask('procedures.import', {
    fileIds: [await put('notices.json', sampleNotices(systemClock()))],
  });
  const { bidId } = await ask('bids.create', { procedureId: imported.procedures[0]?.id ?? '' });
  await ask('bids.setPlatform', { bidId, platformId: null });

  await long(bidId, `${documents} documents, ${gibibytes} GiB, into the vault`, () =>
    ask('bids.addDocuments', { bidId, fileIds }),
  );
  rmSync(source, { recursive: true });
  const { table } = await ask('prices.show', { bidId });
  const filled = Array.from({ length: positions }, (_, index) => ({
    ...blankPosition(`p${index}`, `Насос консольный, позиция ${index + 1}`),
    quantity: '3',
    unitPrice: '1250.50',
    unitCost: '990',
    suppliers: [{ supplier: 'ООО «Завод»', unitPrice: '980', askedOn: '2026-11-20' }],
    competitors: [],
  }));
  await long(bidId, `${positions} positions kept`, () =>
    ask('prices.save', { bidId, table: { ...table, positions: filled } }),
  );
  await ask('prices.adopt', { bidId });
  await answerTimes(bidId, 'of a draft');

  await long(bidId, 'frozen', () => ask('bids.freeze', { bidId }));
  await long(bidId, 'signed', () => ask('signing.signBid', { bidId, keyFileId, keyId: null }));
  await long(bidId, 'packaged', () => ask('bids.package', { bidId }));
  await long(bidId, 'verified', async () => {
    const { report } = await ask('verification.runBid', { bidId });
    if (report.conclusion === 'TOTAL-FAILED') throw new Error(report.subIndication ?? 'failed');
  });
  const out = join(folder, 'bid.bidwright');
  await long(bidId, 'handed over as one file', () =>
    ask('handover.write', { bidId, person: 'A', fromRole: 'preparer', toRole: 'checker', out }),
  );
  await answerTimes(bidId, 'of a packaged bid');
} finally {
  clearInterval(watching);
  host.workspace.close();
  rmSync(folder, { recursive: true, force: true });
}
