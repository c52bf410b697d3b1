import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gostChain } from '#test/kit/gost.ts';
import { pem } from '#test/kit/ca.ts';
import { mockToken, skipWithoutMock, type MockKey, type Scenario } from '#test/kit/tokens/mock-token.ts';
import type { LibraryToAllow } from '#electron/steps/context.ts';
import { listTokens } from '#electron/steps/tokens/list-tokens.ts';
import { addLibrary } from '#electron/steps/tokens/manage-libraries.ts';
import { showTokenKeys } from '#electron/steps/tokens/token-keys.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const { key, certificate, root, revocations } = gostChain('256:TCA');
const director: MockKey = { id: '0a', label: 'director', key, certificate };
const pin = '4321';

/** A workstation that knows the library of a token by scenario. */
const withToken = async (keys: readonly MockKey[] = [director], scenario: Scenario = {}) => {
  const station = await openWorkstation();
  const token = mockToken(keys, scenario);
  const taken = await station.host.files.take(token.library);
  const libraryFileId = taken.ok ? taken.value.fileId : '';
  await station.value('tokens.addLibrary', { fileId: libraryFileId });
  return { station, token, libraryFileId };
};

const frozenBid = async (station: Workstation): Promise<string> => {
  const bidId = await startBid(station);
  await station.value('bids.freeze', { bidId });
  return bidId;
};

const written = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(p7s|p7m|part)$/.test(name));

describe.skipIf(skipWithoutMock())('tokens of a workspace', () => {
  test('are listed with what they hold and what to do about them', async () => {
    const { station, token } = await withToken();
    const { libraries } = await station.value('tokens.list', {});
    expect(libraries).toMatchObject([
      {
        path: token.library,
        kept: true,
        findings: [],
        slots: [
          {
            token: {
              name: 'mock (00000042)',
              signsWith: ['ecdsa', 'gost-2012-256', 'gost-2012-512'],
              hashesStreebog: true,
              pin: { wanted: true, onPad: false, tries: 'not-told', minimum: 4, maximum: 16 },
              certificates: [{ keyId: null }],
            },
          },
        ],
      },
    ]);
    expect(libraries[0]?.slots[0]?.findings.map(({ code }) => code)).toEqual([
      'token.ready',
      'token.certificates-held',
      'token.gost-present',
    ]);
    expect(token.calls()).not.toContain('C_Login');
  });

  test('pulled out between the list and the watch, a token is news to the watch, and only once', async () => {
    const { station, token } = await withToken();
    await station.value('tokens.list', {});
    token.pullOut();
    expect(await station.value('tokens.watch', { seconds: 5 })).toEqual({ changed: true });
    await station.value('tokens.list', {});
    expect(await station.value('tokens.watch', { seconds: 1 })).toEqual({ changed: false });
  });

  test('a broken library does not hide a sound one', async () => {
    const { station, token } = await withToken();
    const broken = mockToken([director]);
    const taken = await station.host.files.take(broken.library);
    await station.value('tokens.addLibrary', { fileId: taken.ok ? taken.value.fileId : '' });
    broken.play({ 'crash.C_GetSlotList': 1 });
    const { libraries } = await station.value('tokens.list', {});
    expect(libraries.map(({ path, findings }) => [path, findings.map(({ code }) => code)])).toEqual([
      [token.library, []],
      [broken.library, ['token.library-crashed']],
    ]);
  });

  test('a library that cannot be used is not kept', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('driver.so', 'not a library at all');
    expect((await station.refusal('tokens.addLibrary', { fileId })).code).toBe('token.library-not-a-library');
    expect((await station.value('tokens.list', {})).libraries).toEqual([]);
  });

  test('no path is loaded but one that is kept, offered or chosen as a file', async () => {
    const { station, token } = await withToken();
    const stranger = mockToken([director]);
    const choice = { token: null, key: null, library: stranger.library };
    expect((await station.refusal('tokens.keys', choice, passwords(pin))).code).toBe('token.library-missing');
    expect((await station.refusal('tokens.addLibrary', { path: stranger.library })).code).toBe('input.invalid');
    const fileIds = [await station.file('a.txt', 'a')];
    expect((await station.refusal('signing.signFiles', { fileIds, token: choice }, passwords(pin))).code).toBe(
      'token.library-missing',
    );
    expect(stranger.calls()).toEqual([]);
    await station.value('tokens.forgetLibrary', { path: token.library });
    expect((await station.refusal('tokens.keys', {}, passwords(pin))).code).toBe('token.no-library');
  });

  test('no library is loaded before the user allowed it, and what is kept is not asked about again', async () => {
    const { station, token } = await withToken();
    const stranger = mockToken([director]);
    const asked: string[] = [];
    const host = {
      ...station.host,
      allow: async (libraries: readonly LibraryToAllow[]) => {
        asked.push(...libraries.map(({ path, maker }) => `${path} ${String(maker)}`));
        return { ok: false, error: { code: 'call.cancelled', details: {} } } as const;
      },
    };
    const call = { host, callId: 'test', signal: new AbortController().signal, progress: () => undefined };
    const taken = await host.files.take(stranger.library);
    const libraryFileId = taken.ok ? taken.value.fileId : '';
    const cancelled = { ok: false, error: { code: 'call.cancelled' } };
    expect(await addLibrary({ fileId: libraryFileId, path: null }, call)).toMatchObject(cancelled);
    expect(await listTokens({ libraryFileId, offeredToo: false }, call)).toMatchObject(cancelled);
    const once = { token: null, library: null, libraryFileId, key: null };
    expect(await showTokenKeys(once, call)).toMatchObject(cancelled);
    expect(asked).toEqual(Array.from({ length: 3 }, () => `${stranger.library} null`));
    expect(stranger.calls()).toEqual([]);
    expect(await listTokens({ libraryFileId: null, offeredToo: false }, call)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(3);
    expect(token.calls()).not.toEqual([]);
  });

  test('show their keys after the PIN, judged, and are logged out at once', async () => {
    const imported: MockKey = {
      ...director,
      id: '0b',
      label: 'copy',
      madeInside: false,
      extractable: true,
      certificate: null,
    };
    const { station, token } = await withToken([director, imported]);
    const secrets = passwords(pin);
    const { keys } = await station.value('tokens.keys', {}, secrets);
    expect(secrets.asked).toEqual(['open 0']);
    expect(keys.map(({ id, findings }) => [id, findings.map(({ code }) => code)])).toEqual([
      ['0a', ['token.key-on-chip']],
      ['0b', ['token.key-extractable']],
    ]);
    expect(token.calls().at(-1)).toBe('C_Finalize');
  });

  test('of two tokens the one named is found in whichever library sees it', async () => {
    const { station } = await withToken([director], { label: 'first', serial: '1' });
    const second = mockToken([director], { label: 'second', serial: '2' });
    const taken = await station.host.files.take(second.library);
    await station.value('tokens.addLibrary', { fileId: taken.ok ? taken.value.fileId : '' });
    expect((await station.value('tokens.keys', { token: '2' }, passwords(pin))).token).toBe('second (2)');
    expect((await station.refusal('tokens.keys', {}, passwords(pin))).code).toBe('token.several');
    expect(await station.refusal('tokens.keys', { token: '3' }, passwords(pin))).toMatchObject({
      code: 'token.not-found',
      details: { tokens: ['first (1)', 'second (2)'] },
    });
  });
});

describe.skipIf(skipWithoutMock())('signing with a token', () => {
  test('a bid is signed, packaged and verified as with a file, with one PIN', async () => {
    const { station } = await withToken();
    const bidId = await frozenBid(station);
    const secrets = passwords(pin);
    await station.value('signing.signBid', { bidId, token: {} }, secrets);
    expect(secrets.asked).toEqual(['sign 2']);
    await station.value('bids.package', { bidId });
    await station.value('trust.add', { fileId: await station.file('root.pem', pem('CERTIFICATE', root)) });
    const { report } = await station.value('verification.runBid', {
      bidId,
      crlFileIds: [await station.file('list.pem', pem('X509 CRL', revocations))],
    });
    expect([report.conclusion, report.subIndication]).toEqual(['TOTAL-PASSED', null]);
  });

  test('a kept key is chosen and judged while its token is out, and signs when it is in', async () => {
    const { station, token } = await withToken();
    const [library] = (await station.value('tokens.list', {})).libraries;
    const certificateId = library?.slots[0]?.token?.certificates[0]?.certificate.certificateId ?? '';
    const kept = await station.value('tokens.keep', { library: token.library, token: '00000042', certificateId });
    expect(kept).toMatchObject({ kind: 'token', label: 'director', file: 'mock (00000042)', present: true });
    const [again] = (await station.value('tokens.list', {})).libraries;
    expect(again?.slots[0]?.token?.certificates[0]?.keyId).toBe(kept.keyId);

    token.pullOut();
    const judged = await station.value('keys.judge', { keyId: kept.keyId });
    // On a token the algorithm's standing is not lessened by where the key lies.
    expect(judged.findings.map(({ code }) => code)).not.toContain('signer.not-qualified-file-key');
    const fileIds = [await station.file('a.txt', 'a')];
    const input = { fileIds, keyId: kept.keyId };
    expect((await station.refusal('signing.signFiles', input, passwords(pin))).code).toBe('token.none-inserted');
    token.putIn();
    const { files } = await station.value('signing.signFiles', input, passwords(pin));
    expect(files).toHaveLength(1);
    await station.value('keys.remove', { keyId: kept.keyId });
    expect((await station.value('keys.list', {})).keys).toEqual([]);
  });

  test.each([
    ['the token is pulled out', { 'remove.C_Sign': 1 }, 'token.removed'],
    ['the library crashes', { 'crash.C_Sign': 1 }, 'token.library-crashed'],
    ['the user declines on the device', { 'refuse.C_Sign': 0x200 }, 'token.declined-on-device'],
  ])('where %s during it, nothing half-written is left and the bid stays frozen', async (_, scenario, code) => {
    const { station, token } = await withToken();
    const bidId = await frozenBid(station);
    token.play(scenario);
    expect((await station.refusal('signing.signBid', { bidId, token: {} }, passwords(pin))).code).toBe(code);
    expect(written(station.folder)).toEqual([]);
    expect((await station.value('bids.show', { bidId })).status).toBe('frozen');
  });

  test('a key whose certificate is not on its token signs with the one that was added by hand', async () => {
    const { station } = await withToken([{ ...director, certificate: null }]);
    const fileIds = [await station.file('a.txt', 'a')];
    expect((await station.refusal('signing.signFiles', { fileIds, token: {} }, passwords(pin))).code).toBe(
      'token.key-without-certificate',
    );
    const certificates = [await station.file('director.cer', Uint8Array.from(certificate))];
    await station.value('certificates.add', { fileIds: certificates });
    expect((await station.value('signing.signFiles', { fileIds, token: {} }, passwords(pin))).files).toHaveLength(1);
  });

  test('a key that asks each time asks for each file', async () => {
    const { station } = await withToken([{ ...director, asksEachTime: true }]);
    const fileIds = [await station.file('a.txt', 'a'), await station.file('b.txt', 'b')];
    const secrets = passwords(pin, pin, pin);
    const { files } = await station.value('signing.signFiles', { fileIds, token: {} }, secrets);
    expect([files.length, secrets.asked]).toEqual([2, ['sign 2', 'sign 2', 'sign 2']]);
  });

  test('a batch stops where the token is pulled out, and goes on where it stopped', async () => {
    const { station, token } = await withToken();
    const fileIds = await Promise.all(['a', 'b', 'c'].map((name) => station.file(`${name}.txt`, name)));
    const { batchId } = await station.value('batches.review', { fileIds });
    token.play({ 'remove.C_Sign': 1 });
    expect((await station.refusal('batches.sign', { batchId, token: {} }, passwords(pin))).code).toBe('token.removed');
    expect(token.calls().filter((name) => name === 'C_Sign')).toHaveLength(1);
    token.play({});
    token.putIn();
    const secrets = passwords(pin);
    const { summary } = await station.value('batches.sign', { batchId, token: {} }, secrets);
    expect([summary.signed, summary.refused, secrets.asked]).toEqual([3, 0, ['sign 3']]);
  });

  test('with a pad nobody is asked here, and the face is told to say where the PIN is typed', async () => {
    const { station } = await withToken([director], { pad: 1 });
    const fileIds = [await station.file('a.txt', 'a')];
    await station.value('signing.signFiles', { fileIds, token: {} }, passwords());
    expect(station.events.filter(({ type }) => type.startsWith('pad-'))).toMatchObject([
      { type: 'pad-asked', subject: 'mock (00000042)' },
      { type: 'pad-answered' },
    ]);
  });

  test('cancelled while the token works, it ends at once and writes nothing', async () => {
    const { station, token } = await withToken();
    const fileIds = [await station.file('a.txt', 'a')];
    token.play({ 'slow.C_Sign': 60_000 });
    const stop = new AbortController();
    const signing = station.ask(
      'signing.signFiles',
      { fileIds, token: {} },
      { signal: stop.signal, secrets: passwords(pin) },
    );
    await expect.poll(() => token.calls().includes('C_Sign'), { timeout: 60_000 }).toBe(true);
    stop.abort();
    expect(await signing).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(existsSync(join(station.folder, 'a.txt.p7s'))).toBe(false);
  });
});
