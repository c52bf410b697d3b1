/**
 * Kills the program while it takes over a handed-over bid: one that is new there, and one that is joined with what is there. After each
 * kill the bid is as it was before or as it is after, never between, and taking it over again succeeds.
 * `node test/slow/hand-over-killed.ts [KILLS] [DOCUMENTS]`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bidwright, copied, lostFiles, secret, tellWorkspace } from '../kit/take-until-killed.ts';

const kills = Number(process.argv[2] ?? 40);
const documents = Number(process.argv[3] ?? 30);
const folder = mkdtempSync(join(tmpdir(), 'bidwright-taken-'));
const fail = (what: string): never => {
  throw new Error(what);
};

const run = async (workspace: string, ...given: readonly string[]): Promise<string> => {
  const { status, out } = await bidwright(workspace, null, ...given);
  return status === 0 ? out : fail(`${given.join(' ')} ended with ${status}: ${out.slice(0, 500)}`);
};

const notice = {
  version: '1.1',
  releases: [
    {
      ocid: 'ocds-killed-1',
      id: '1',
      date: '2026-11-20T09:00:00+03:00',
      tag: ['tender'],
      buyer: { name: 'Buyer' },
      tender: { id: '1', title: 'Pumps', tenderPeriod: { endDate: '2036-12-20T12:00:00+03:00' } },
    },
  ],
};

/** Kills at moments spread over a whole run, each on a fresh copy, and holds what is left against `before` and `after`. */
const killed = async (name: string, begin: string, ...given: readonly string[]): Promise<void> => {
  const whole = copied(begin, join(folder, 'whole'));
  const before = tellWorkspace(whole);
  const first = await bidwright(whole, null, ...given);
  if (first.status !== 0) fail(`${name} ended with ${first.status}: ${first.out.slice(0, 500)}`);
  const after = tellWorkspace(whole);
  if (before === after || lostFiles(whole).length > 0) fail(`${name} changed nothing or lost files`);
  const found = { before: 0, after: 0, ended: 0 };
  for (let turn = 0; turn < kills; turn += 1) {
    const place = copied(begin, join(folder, 'place'));
    const moment = first.took * (0.25 + (0.85 * (turn + Math.random())) / kills);
    const end = await bidwright(place, moment, ...given);
    if (!end.killed) found.ended += 1;
    const left = tellWorkspace(place);
    if (left !== before && left !== after) fail(`${name}, killed after ${Math.round(moment)} ms, is between:\n${left}`);
    if (lostFiles(place).length > 0)
      fail(`${name}, killed after ${Math.round(moment)} ms, names files that are not there`);
    found[left === after ? 'after' : 'before'] += 1;
    const again = await bidwright(place, null, ...given);
    if (again.status !== 0) fail(`${name} again ended with ${again.status}: ${again.out.slice(0, 500)}`);
    const last = tellWorkspace(place);
    // What was taken over already is taken over once more, and says so in the chain of acts.
    const told = (text: string): string => text.replace(/taken over \d+/, '');
    if (told(last) !== told(after)) fail(`${name} again came to something else:\n${last}\n---\n${after}`);
    if (lostFiles(place).length > 0) fail(`${name} again lost files`);
  }
  console.log(
    `${name}: ${kills} kills over ${Math.round(first.took)} ms, ${found.before} left before, ${found.after} after, none between; ${found.ended} ended first; every second take-over succeeded`,
  );
};

try {
  const [here, there, empty] = ['here', 'there', 'empty'].map((name) => join(folder, name)) as [string, string, string];
  const papers = join(folder, 'papers');
  mkdirSync(papers);
  for (let index = 0; index < documents; index += 1)
    writeFileSync(join(papers, `${index}.txt`), `${index} `.repeat(40_000));
  const file = join(folder, 'notice.json');
  writeFileSync(file, JSON.stringify(notice));
  await run(here, 'import', file);
  const made = JSON.parse(await run(here, 'bid', 'new', 'ocds-killed-1')) as { value: { bidId: string } };
  const { bidId } = made.value;
  await run(
    here,
    'bid',
    'add',
    bidId,
    ...Array.from({ length: documents }, (_, index) => join(papers, `${index}.txt`)),
  );
  await run(here, 'bid', 'checklist', bidId, '--owner', 'offer=Anna');
  const first = join(folder, 'first.bidwright');
  await run(here, 'bid', 'hand-over', bidId, '--person', 'Anna', '--out', first, ...secret);
  await run(empty, 'procedures');
  await killed('a bid that is new there', empty, 'bid', 'take-over', first, ...secret);

  await run(there, 'bid', 'take-over', first, ...secret);
  await run(there, 'bid', 'checklist', bidId, '--owner', 'offer=Boris');
  await run(here, 'bid', 'checklist', bidId, '--owner', 'offer=Vera', '--due', 'offer=3');
  writeFileSync(join(papers, 'more.txt'), 'more');
  await run(here, 'bid', 'add', bidId, join(papers, 'more.txt'));
  const second = join(folder, 'second.bidwright');
  await run(here, 'bid', 'hand-over', bidId, '--person', 'Anna', '--out', second, ...secret);
  await killed('a bid that is joined', there, 'bid', 'take-over', second, '--choose', '*=theirs', ...secret);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
