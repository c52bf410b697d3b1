import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinStates } from '#shared/bid/handover/join.ts';
import { handoverState, type HandoverState } from '#shared/bid/handover/state.ts';
import { carriedFormat } from '#electron/steps/handover/carried.ts';
import { digestOfContent, digestOfState } from '#electron/steps/handover/present-state.ts';
import { emptyState } from '#test/shared/bid/handover/states.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { addBytes, writeArchive } from '#electron/pki/containers/archive-write.ts';
import { writeUnderPassphrase } from '#electron/pki/seal/passphrase-write.ts';
import { ok } from '#shared/kernel/result.ts';
import { notice, openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';
import { countingRandom } from '#test/kit/host.ts';

const phrase = 'correct horse battery';
const once = (): ReturnType<typeof passwords> => passwords(phrase);
const twice = (): ReturnType<typeof passwords> => passwords(phrase, phrase);

const handOver = async (
  from: Workstation,
  bidId: string,
  person = 'Анна',
  toRole: 'checker' | 'signer' = 'checker',
) => {
  const written = await from.value(
    'handover.write',
    { bidId, person, fromRole: 'preparer', toRole, out: join(from.folder, `${person}-${Date.now()}.bidwright`) },
    twice(),
  );
  return written.path;
};

const take = async (at: Workstation, path: string, keep = true) => {
  const taken = await at.host.files.take(path);
  if (!taken.ok) throw new Error(taken.error.code);
  return at.ask('handover.take', { fileId: taken.value.fileId, keep }, { secrets: once() });
};

const taken = async (at: Workstation, path: string, keep = true) => {
  const answer = await take(at, path, keep);
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.details)}`);
  return answer.value;
};

const two = async (): Promise<{ here: Workstation; there: Workstation; bidId: string }> => {
  const here = await openWorkstation();
  const there = await openWorkstation();
  const bidId = await startBid(here);
  await here.value('bids.setPrice', { bidId, price: { amount: '100.00', currency: 'RUB' } });
  await taken(there, await handOver(here, bidId));
  return { here, there, bidId };
};

/** A file under the passphrase with exactly these entries, as somebody who knows it could make. */
const forged = async (at: Workstation, entries: Readonly<Record<string, Uint8Array | string>>): Promise<string> => {
  const zip = join(at.folder, 'forged.zip');
  const made = await writeArchive({ file: zip, time: instantFromEpoch(0) }, async (archive) => {
    for (const [name, bytes] of Object.entries(entries)) await addBytes(archive, name, Buffer.from(bytes));
    return ok(null);
  });
  expect(made.ok).toBe(true);
  const out = join(at.folder, 'forged.bidwright');
  const order = {
    passphrase: Buffer.from(phrase),
    random: countingRandom(),
    cost: 14,
    signal: new AbortController().signal,
  };
  await writeUnderPassphrase({ ...order, file: zip, out, onBytes: () => undefined });
  return out;
};

describe('a bid that passes from hand to hand', () => {
  it('is taken over whole where it was never seen, its procedure with it, and its content is locked', async () => {
    const { here, there, bidId } = await two();
    const [mine, theirs] = [await here.value('bids.show', { bidId }), await there.value('bids.show', { bidId })];
    expect(theirs.documents).toEqual(mine.documents);
    expect(theirs).toMatchObject({ price: mine.price, lotId: 'a', noticeEdition: 1, procedureTitle: 'Насосы' });
    const document = mine.documents[0]?.digest.value ?? '';
    expect(there.host.workspace.vault.has(document)).toBe(true);
    const view = await there.value('handover.show', { bidId });
    expect(view.passings).toMatchObject([{ direction: 'in', person: 'Анна', fromRole: 'preparer', toRole: 'checker' }]);
    expect(view.findings.map(({ code }) => code)).toEqual(['handover.digest-same']);
    expect(view.content).toBe((await here.value('handover.show', { bidId })).content);
    await there.value('bids.setPrice', { bidId, price: { amount: '99.00', currency: 'RUB' } });
    expect((await there.value('handover.show', { bidId })).findings.map(({ code }) => code)).toEqual([
      'handover.digest-differs',
    ]);
    expect(readdirSync(join(there.host.workspace.folder, 'passage'))).toEqual([]);
  });

  it('overwrites nothing: waits, shows each field, and joins as chosen', async () => {
    const { here, there, bidId } = await two();
    await there.value('bids.setPrice', { bidId, price: { amount: '95.00', currency: 'RUB' } });
    await there.value('bids.addItem', { bidId, title: 'Письмо', need: 'optional' });
    await here.value('bids.setPrice', { bidId, price: { amount: '90.00', currency: 'RUB' } });
    await here.value('bids.addDocuments', { bidId, fileIds: [await here.file('Смета.txt', '1')] });

    const back = await taken(here, await handOver(there, bidId, 'Борис', 'signer'));
    expect(back).toMatchObject({ isNew: false, isTaken: false, incoming: { conflicts: 1 } });
    expect(back.incoming.differences).toContainEqual(
      expect.objectContaining({
        path: 'bid#price',
        isConflict: true,
        base: '{"amount":"100.00","currency":"RUB"}',
        mine: '{"amount":"90.00","currency":"RUB"}',
        theirs: '{"amount":"95.00","currency":"RUB"}',
      }),
    );
    expect((await here.value('bids.show', { bidId })).price?.amount).toBe('90.00');
    expect((await here.refusal('handover.join', { bidId })).code).toBe('handover.conflicts-left');
    expect((await here.refusal('handover.join', { bidId, choices: { 'bid#nonsense': 'mine' } })).code).toBe(
      'handover.field-unknown',
    );
    await here.value('handover.join', { bidId, choices: { 'bid#price': 'theirs' }, seen: back.incoming.seen });
    const joined = await here.value('bids.show', { bidId });
    expect(joined.price?.amount).toBe('95.00');
    expect(joined.documents.map(({ name }) => name)).toEqual(['Техника.txt', 'Смета.txt']);
    expect(joined.checklist.at(-1)?.title).toBe('Письмо');
    expect((await here.value('handover.show', { bidId })).waiting).toBeNull();

    // What was decided is now common: the other side takes it over without a question.
    const forth = await taken(there, await handOver(here, bidId));
    expect(forth.incoming).toMatchObject({ conflicts: 0 });
    await there.value('handover.join', { bidId });
    expect((await there.value('bids.show', { bidId })).documents).toHaveLength(2);
  });

  it('refuses to join what was edited since it was compared, and lets go of what came', async () => {
    const { here, there, bidId } = await two();
    await there.value('bids.setPrice', { bidId, price: { amount: '95.00', currency: 'RUB' } });
    const back = await taken(here, await handOver(there, bidId, 'Борис'));
    await here.value('bids.addItem', { bidId, title: 'Ещё', need: 'optional' });
    expect((await here.refusal('handover.join', { bidId, seen: back.incoming.seen })).code).toBe(
      'handover.changed-meanwhile',
    );
    await there.value('bids.setPrice', { bidId, price: { amount: '94.00', currency: 'RUB' } });
    const second = await take(here, await handOver(there, bidId, 'Вера'));
    expect(second).toMatchObject({ ok: false, error: { code: 'handover.waiting', details: { from: 'Борис' } } });
    await here.value('handover.drop', { bidId });
    expect((await here.refusal('handover.drop', { bidId })).code).toBe('handover.nothing-waiting');
    expect((await here.value('bids.show', { bidId })).price?.amount).toBe('100.00');
  });

  it('keeps nothing when it is only looked at', async () => {
    const { here, there, bidId } = await two();
    await there.value('bids.setPrice', { bidId, price: { amount: '95.00', currency: 'RUB' } });
    const looked = await taken(here, await handOver(there, bidId, 'Борис'), false);
    expect(looked.incoming.differences.map(({ path }) => path)).toEqual(['bid#price']);
    expect((await here.value('handover.show', { bidId })).waiting).toBeNull();
  });

  it('carries what was frozen, so that the signer signs exactly that', async () => {
    const { here, there, bidId } = await two();
    await here.value('bids.freeze', { bidId });
    const forth = await taken(there, await handOver(here, bidId, 'Анна', 'signer'));
    expect(forth.incoming).toMatchObject({ isFrozen: true, conflicts: 0 });
    await there.value('handover.join', { bidId });
    const [mine, theirs] = [await here.value('bids.show', { bidId }), await there.value('bids.show', { bidId })];
    expect(theirs.frozen?.manifestDigest).toBe(mine.frozen?.manifestDigest);
    expect(readFileSync(theirs.artefacts[0]?.path ?? '', 'utf8')).toContain('bidwright-manifest/1');
  });

  it('asks for the passphrase twice and takes neither a short nor a mistyped one', async () => {
    const here = await openWorkstation();
    const bidId = await startBid(here);
    const input = { bidId, person: 'А', fromRole: 'preparer', toRole: 'checker' } as const;
    const script = (...answers: readonly string[]) => ({ ...passwords(...answers), canAskAgain: false });
    expect((await here.refusal('handover.write', input, script('short', 'short'))).code).toBe(
      'handover.passphrase-short',
    );
    expect((await here.refusal('handover.write', input, script(phrase, `${phrase}!`))).code).toBe(
      'handover.passphrase-differs',
    );
    expect((await here.value('handover.show', { bidId })).passings).toEqual([]);
  });

  it('says a wrong passphrase, a cut, a changed byte and a stranger’s file apart', async () => {
    const here = await openWorkstation();
    const bidId = await startBid(here);
    const path = await handOver(here, bidId);
    const bytes = readFileSync(path);
    const refusalOf = async (content: Uint8Array, secret = phrase): Promise<string> => {
      const file = join(here.folder, 'hostile.bidwright');
      writeFileSync(file, content);
      const handle = await here.host.files.take(file);
      if (!handle.ok) throw new Error(handle.error.code);
      const answer = await here.ask(
        'handover.take',
        { fileId: handle.value.fileId },
        { secrets: { ...passwords(secret), canAskAgain: false } },
      );
      return answer.ok ? 'taken' : answer.error.code;
    };
    const changed = (at: number): Buffer => {
      const copy = Buffer.from(bytes);
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
      return copy;
    };
    expect(await refusalOf(bytes, 'another passphrase')).toBe('handover.wrong-passphrase');
    expect(await refusalOf(changed(bytes.length - 40))).toBe('handover.damaged');
    expect(await refusalOf(bytes.subarray(0, bytes.length - 1))).toBe('handover.damaged');
    expect(await refusalOf(bytes.subarray(0, bytes.indexOf(10, 60) + 66))).toBe('handover.cut-short');
    expect(await refusalOf(Buffer.alloc(10 * 1024 * 1024, 'junk'))).toBe('handover.not-one');
    expect(await refusalOf(Buffer.from(bytes.toString('latin1').replace('/1\n', '/2\n'), 'latin1'))).toBe(
      'handover.newer',
    );
    expect(readdirSync(join(here.host.workspace.folder, 'passage'))).toEqual([]);
  });

  it('refuses names, digests and records that nobody of ours wrote, each with its place', async () => {
    const here = await openWorkstation();
    const there = await openWorkstation();
    const bidId = await startBid(here);
    const good = await taken(there, await handOver(here, bidId));
    expect(good.isTaken).toBe(true);
    const sha = createHash('sha256').update('x').digest('hex');
    const cases: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
      [{ 'bid.json': '{}', '../x': 'y' }, /\.\.\/x.*unexpected/],
      [{ 'bid.json': '{' }, /bid\.json.*JSON/],
      [{ 'bid.json': '{"format":"bidwright-handover/2"}' }, /bid\.json: /],
      [{ [`files/${sha}`]: 'x' }, /bid\.json.*missing/],
    ];
    for (const [entries, place] of cases) {
      const answer = await take(there, await forged(there, entries));
      expect(answer).toMatchObject({ ok: false, error: { code: 'handover.damaged' } });
      if (!answer.ok)
        expect(`${String(answer.error.details['where'])} ${String(answer.error.details['reason'])}`).toMatch(place);
    }
    const newer = await take(there, await forged(there, { 'bid.json': '{"format":"bidwright-handover/7"}' }));
    expect(newer).toMatchObject({ ok: false, error: { code: 'handover.newer' } });
    const older = await take(there, await forged(there, { 'bid.json': '{"format":"bidwright-handover/1"}' }));
    expect(older).toMatchObject({ ok: false, error: { code: 'handover.older' } });
  });

  it('refuses states with two of one name, ids that lead elsewhere, swapped parts and another bid’s number', async () => {
    const here = await openWorkstation();
    const there = await openWorkstation();
    const bidId = await startBid(here);
    await handOver(here, bidId);
    const row = here.host.workspace.database.get<{ body: string }>('SELECT body FROM bid_state');
    const state = handoverState.parse(JSON.parse(row?.body ?? ''));
    const [document] = state.draft.documents;
    if (document === undefined) throw new Error('a document');
    const passing = { at: '2026-11-23T09:00:00Z', fromRole: 'preparer', toRole: 'checker', person: 'А', note: '' };
    const bytes = new TextEncoder().encode('Насос 1Д315\n');
    const sha = createHash('sha256').update(bytes).digest('hex');
    const take1 = async (told: HandoverState, content: Uint8Array = bytes) => {
      const digest = digestOfState(told);
      const record = {
        format: carriedFormat,
        passing: { ...passing, content: digestOfContent(told) },
        passings: [],
        state: told,
        company: null,
        policy: null,
        digest,
        states: [{ digest, parents: [] }],
        title: '',
        notices: [],
        files: [{ digest: sha, size: bytes.length }],
        acts: [],
        chain: { count: 0, head: '0'.repeat(64) },
      };
      return take(there, await forged(there, { 'bid.json': JSON.stringify(record), [`files/${sha}`]: content }));
    };
    const changed = (draft: Partial<HandoverState['draft']>, parts: Partial<HandoverState> = {}): HandoverState => ({
      ...state,
      ...parts,
      draft: { ...state.draft, ...draft },
    });
    const namesake = { ...document, documentId: 'other', name: document.name.toUpperCase() };
    const event = { at: document.addedAt, kind: 'submitted', version: 1, packageDigest: '../../x', receipt: null };
    const cases: readonly (readonly [HandoverState, RegExp])[] = [
      [changed({ documents: [document, document] }), /state\.draft\.documents.*twice/],
      [changed({ documents: [document, namesake] }), /state\.draft\.documents.*one name/],
      [changed({ bidId: '..' }), /state\.draft\.bidId/],
      [changed({}, { events: [event as HandoverState['events'][number]] }), /state\.events\.0\.packageDigest/],
      [changed({ documents: [{ ...document, name: 'CON' }] }), /state\.draft\.documents\.0\.name/],
    ];
    for (const [told, place] of cases) {
      const answer = await take1(told);
      expect(answer).toMatchObject({ ok: false, error: { code: 'handover.damaged' } });
      if (!answer.ok)
        expect(`${String(answer.error.details['where'])} ${String(answer.error.details['reason'])}`).toMatch(place);
    }
    // The bytes of another file in a document's place.
    expect(await take1(state, new TextEncoder().encode('Насос 1Д316\n'))).toMatchObject({
      ok: false,
      error: { code: 'handover.damaged', details: { where: `files/${sha}` } },
    });
    expect(there.host.workspace.vault.has(sha)).toBe(false);
    // The number of a place of this workspace is no procedure's number.
    await there.value('procedures.import', { fileIds: [await there.file('notice.json', notice())] });
    const { id } = await there.value('procedures.show', { id: state.draft.sourceId });
    expect(await take1(changed({ sourceId: id }))).toMatchObject({ ok: false });
    const own = await startBid(there);
    expect(await take1(changed({ bidId: own, sourceId: 'ocds-other-1' }))).toMatchObject({
      ok: false,
      error: { code: 'handover.other-procedure' },
    });
    expect(there.host.workspace.database.all('SELECT bid_id FROM bid')).toEqual([{ bid_id: own }]);
    expect(await take1(state)).toMatchObject({ ok: true, value: { bidId, isTaken: true } });
  });

  it('shows ten thousand conflicts and joins them as chosen', () => {
    const at = (reason: string): HandoverState => {
      const state = emptyState();
      const waived = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`rule-${index}`, reason]));
      // Spread, the index of lists that a newer program adds would be lost to the compiler.
      return { ...state, draft: { ...state.draft, checklist: Object.assign(state.draft.checklist, { waived }) } };
    };
    const { differences } = joinStates([at('1')], at('2'), at('3'));
    expect(differences.filter(({ isConflict }) => isConflict)).toHaveLength(10_000);
    const choices = Object.fromEntries(differences.map(({ path }) => [path, 'theirs' as const]));
    expect(joinStates([at('1')], at('2'), at('3'), choices).state).toEqual(at('3'));
  });
});
