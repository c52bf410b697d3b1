import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Asked } from '#shared/contract/index.ts';
import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { Certificate } from '#electron/pki/certificate/certificate.ts';
import type { ValidationMaterial } from '#electron/pki/cades/validation-material.ts';
import { readCrl } from '#electron/pki/revocation/crl.ts';
import { collectValidationMaterial, type MaterialWish } from '#electron/steps/trust/collect-material.ts';
import { listKnownCertificates } from '#electron/store/trust-material/known-certificates.ts';
import { listCrls } from '#electron/store/trust-material/revocation-lists.ts';
import { kitNow } from '#test/kit/ca.ts';
import { authority, extension, holderLink, link, listLink, revokedEntry, rootLink } from '#test/kit/chain.ts';
import { sequence, oid } from '#electron/pki/asn1/encode.ts';
import {
  bundle,
  distributionPoints,
  informationAccess,
  ocspResponder,
  type OcspParts,
} from '#test/kit/authority-server.ts';
import { serveHttp, serveProxy } from '#test/kit/http-servers.ts';
import { openWorkstation, passwords, type Workstation } from '#test/kit/workstation.ts';

type Answered = { readonly type?: string; readonly body: Uint8Array };

/** An authority with its servers: what stands under a path can be changed by the case. */
const openAuthority = async (
  change: { readonly ocsp?: Partial<OcspParts> | null; readonly onlyGet?: boolean } = {},
) => {
  const asked: string[] = [];
  const content: Record<string, Answered | undefined> = {};
  let respond: ReturnType<typeof ocspResponder> | null = null;
  const address = await serveHttp((incoming, answer) => {
    asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    const isOcsp = (incoming.url ?? '').startsWith('/ocsp');
    if (isOcsp && incoming.method === 'POST' && change.onlyGet === true) return answer.writeHead(405).end();
    if (isOcsp && respond !== null) return respond(incoming, answer);
    const found = content[incoming.url ?? ''];
    if (found === undefined) return answer.writeHead(404).end();
    return answer.writeHead(200, { 'Content-Type': found.type ?? 'application/octet-stream' }).end(found.body);
  });
  const root = rootLink();
  const middle = link({
    subject: 'Middle',
    issuer: 'Root',
    key: 'issuing',
    signer: 'root',
    serial: 3,
    extensions: [authority(), distributionPoints(`${address}/root.crl`)],
  });
  const holder = holderLink({
    extensions: [
      informationAccess({ issuer: `${address}/middle.cer`, ocsp: `${address}/ocsp` }),
      distributionPoints(`${address}/middle.crl`),
    ],
  });
  const responder = link({
    subject: 'Responder',
    issuer: 'Middle',
    key: 'second-rsa2048',
    signer: 'issuing',
    serial: 9,
    extensions: [
      extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.9'))),
      extension('1.3.6.1.5.5.7.48.1.5', false, Uint8Array.of(5, 0)),
    ],
  });
  content['/middle.cer'] = { body: middle.der };
  content['/root.crl'] = { body: listLink({ issuer: 'Root', signer: 'root' }).der };
  content['/middle.crl'] = { body: listLink({ issuer: 'Middle', signer: 'issuing' }).der };
  if (change.ocsp !== null) respond = ocspResponder({ responder, key: 'second-rsa2048', ...change.ocsp });
  return { address, asked, content, root, middle, holder, responder };
};

const openStation = async (settings: Asked<'settings.save'> = {}): Promise<Workstation> => {
  const station = await openWorkstation();
  await station.value('settings.save', { privateAddresses: true, proxy: 'none', ...settings });
  return station;
};

const collect = async (
  station: Workstation,
  { root, holder }: { readonly root: Certificate; readonly holder: Certificate },
  change: Partial<MaterialWish> = {},
) => {
  const call = {
    host: station.host,
    callId: 'test',
    signal: new AbortController().signal,
    progress: () => undefined,
  };
  const wish = { subjects: [holder.der], at: kitNow, trust: [root.der], fetch: 'missing', ...change } as const;
  const collected = await collectValidationMaterial(call, wish);
  if (!collected.ok) throw new Error(`${collected.error.code} ${JSON.stringify(collected.error.details)}`);
  return collected.value;
};
const hexOf = (material: ValidationMaterial) =>
  Object.values(material).map((ders) => ders.map((der) => Buffer.from(der).toString('hex')));
const outcomes = (acts: Awaited<ReturnType<typeof collect>>['acts']) =>
  acts.map(({ kind, address, finding }) => [kind, new URL(address).pathname, finding?.code ?? 'taken']);

describe('the proofs of a chain', () => {
  it('are asked of nobody unless the user asks', async () => {
    const [station, servers] = [await openStation(), await openAuthority()];
    const { material, acts } = await collect(station, servers, { fetch: 'nothing' });
    expect([servers.asked, acts]).toEqual([[], []]);
    expect(material).toEqual({ certificates: [servers.holder.der], crls: [], ocsps: [] });
  });

  it('are fetched from where the certificates say, and kept', async () => {
    const [station, servers] = [await openStation(), await openAuthority()];
    const { material, acts } = await collect(station, servers);
    expect(outcomes(acts)).toEqual([
      ['issuer', '/middle.cer', 'taken'],
      ['crl', '/root.crl', 'taken'],
      ['ocsp', '/ocsp', 'taken'],
    ]);
    expect(material.certificates.map((der) => Buffer.from(der).toString('hex'))).toEqual(
      [servers.root, servers.middle, servers.holder].map(({ der }) => Buffer.from(der).toString('hex')),
    );
    expect([material.crls.length, material.ocsps.length]).toEqual([1, 1]);
    const before = servers.asked.length;
    const offline = await collect(station, servers, { fetch: 'nothing' });
    expect(hexOf(offline.material)).toEqual(hexOf(material));
    const again = await collect(station, servers);
    expect([hexOf(again.material), again.acts]).toEqual([hexOf(material), []]);
    expect(servers.asked.length).toBe(before);
  });

  it('tell their age', async () => {
    const [station, servers] = [await openStation(), await openAuthority()];
    await collect(station, servers);
    const { database } = station.host.workspace;
    expect(listCrls(database)).toMatchObject([
      {
        issuer: 'CN=Root',
        number: '1',
        signature: 'valid',
        origin: 'fetched',
        address: `${servers.address}/root.crl`,
        thisUpdate: Date.parse('2026-11-01T00:00:00Z'),
        nextUpdate: Date.parse('2026-12-01T00:00:00Z'),
        fetchedAt: '2026-11-23T09:00:00Z',
      },
    ]);
    expect(listKnownCertificates(database)).toMatchObject([
      { origin: 'fetched', address: `${servers.address}/middle.cer`, addedAt: '2026-11-23T09:00:00Z' },
    ]);
    const { entries } = await station.value('workspace.log', {});
    expect(entries.map(({ act, subject }) => [act, subject])).toContainEqual([
      'network.asked',
      `crl ${servers.address}/root.crl`,
    ]);
  });

  it('are fetched again once they are no longer current, and the old ones stay usable', async () => {
    const [station, servers] = [await openStation(), await openAuthority()];
    await collect(station, servers);
    const later = '2026-12-05T09:00:00Z';
    station.setTime(later);
    const stale = await collect(station, servers, { fetch: 'nothing', at: later as Instant });
    expect([stale.material.crls.length, stale.material.ocsps.length]).toEqual([1, 1]);
    const fresh = { thisUpdate: '2026-12-04T00:00:00Z', nextUpdate: '2026-12-20T00:00:00Z' };
    servers.content['/root.crl'] = { body: listLink({ issuer: 'Root', signer: 'root', ...fresh }).der };
    servers.content['/middle.crl'] = { body: listLink({ issuer: 'Middle', signer: 'issuing', ...fresh }).der };
    const { acts, material } = await collect(station, servers, { at: later as Instant });
    expect(outcomes(acts)).toEqual([
      ['crl', '/root.crl', 'taken'],
      // The responder still gives the answer of November.
      ['ocsp', '/ocsp', 'network.answer-differs'],
      ['crl', '/middle.crl', 'taken'],
    ]);
    expect(material.crls.length).toBe(3);
  });

  it('are all asked anew on demand', async () => {
    const [station, servers] = [await openStation(), await openAuthority()];
    await collect(station, servers);
    const { acts } = await collect(station, servers, { fetch: 'everything' });
    expect(outcomes(acts)).toEqual([
      ['crl', '/root.crl', 'taken'],
      ['ocsp', '/ocsp', 'taken'],
      ['crl', '/middle.crl', 'taken'],
    ]);
  });

  it.each<[string, Partial<OcspParts> | null, string]>([
    ['is not there', null, 'network.status'],
    ['refuses', { refusal: 6 }, 'network.not-an-answer'],
    ['answers another question', { nonce: Uint8Array.of(1, 2, 3) }, 'network.answer-differs'],
    ['is nobody the authority knows', { key: 'weak-rsa1024' }, 'network.answer-differs'],
    ['answers with what is over', { nextUpdate: '2026-11-23T08:30:00Z' }, 'network.answer-differs'],
    ['answers from the future', { thisUpdate: '2026-11-23T10:00:00Z' }, 'network.answer-differs'],
  ])('come from the list where the responder %s', async (_, ocsp, code) => {
    const [station, servers] = [await openStation(), await openAuthority({ ocsp })];
    const { acts, material } = await collect(station, servers);
    expect(outcomes(acts).slice(2)).toEqual([
      ['ocsp', '/ocsp', code],
      ['crl', '/middle.crl', 'taken'],
    ]);
    expect([material.crls.length, material.ocsps.length]).toEqual([2, 0]);
  });

  it.each<[string, Partial<OcspParts>]>([
    ['made beforehand, without a nonce', { nonce: 'none' }],
    ['without a next update, when fresh', { nextUpdate: null }],
    ['that the certificate was revoked', { status: 'revoked' }],
    ['that the certificate is unknown', { status: 'unknown' }],
  ])('may be an answer %s', async (_, ocsp) => {
    const [station, servers] = [await openStation(), await openAuthority({ ocsp })];
    expect((await collect(station, servers)).material.ocsps.length).toBe(1);
  });

  it('come from a responder that serves ready answers only', async () => {
    const [station, servers] = [await openStation(), await openAuthority({ onlyGet: true })];
    const { acts, material } = await collect(station, servers);
    expect(outcomes(acts).at(-1)).toEqual(['ocsp', '/ocsp', 'taken']);
    expect([material.ocsps.length, servers.asked.map((line) => line.slice(0, 10))]).toEqual([
      1,
      ['GET /middl', 'GET /root.', 'POST /ocsp', 'GET /ocsp/'],
    ]);
  });

  it('are taken from a bundle and from PEM', async () => {
    const [station, servers] = [await openStation(), await openAuthority()];
    servers.content['/middle.cer'] = { body: bundle(servers.root, servers.middle), type: 'application/pkcs7-mime' };
    const pem = Buffer.from(listLink({ issuer: 'Root', signer: 'root' }).der).toString('base64');
    servers.content['/root.crl'] = {
      body: Buffer.from(`-----BEGIN X509 CRL-----\n${pem}\n-----END X509 CRL-----\n`),
    };
    const { acts } = await collect(station, servers);
    expect(outcomes(acts).slice(0, 2)).toEqual([
      ['issuer', '/middle.cer', 'taken'],
      ['crl', '/root.crl', 'taken'],
    ]);
  });

  it.each<[string, string, Uint8Array, string]>([
    ['a log-in page for an issuer', '/middle.cer', Buffer.from('<html>'), 'network.not-an-answer'],
    ['another issuer', '/middle.cer', rootLink().der, 'network.answer-differs'],
    ['a log-in page for a list', '/root.crl', Buffer.from('<html>'), 'network.not-an-answer'],
    [
      'a list that the issuer did not sign',
      '/root.crl',
      listLink({ issuer: 'Root', signer: 'other-root' }).der,
      'network.answer-differs',
    ],
  ])('are not made of %s', async (_, path, body, code) => {
    const [station, servers] = [await openStation(), await openAuthority()];
    servers.content[path] = { body };
    const { acts, material } = await collect(station, servers);
    expect(outcomes(acts)).toContainEqual([path.endsWith('crl') ? 'crl' : 'issuer', path, code]);
    expect(material.crls).toEqual([]);
    expect(listCrls(station.host.workspace.database)).toEqual([]);
  });

  it('keep a revocation', async () => {
    const [station, servers] = [await openStation(), await openAuthority({ ocsp: null })];
    const entries = [revokedEntry(7, 1)];
    servers.content['/middle.crl'] = { body: listLink({ issuer: 'Middle', signer: 'issuing', entries }).der };
    const { material } = await collect(station, servers);
    const lists = material.crls.map((der) => readCrl(der));
    expect(lists.map((crl) => (crl.ok ? crl.value.entries.offsets.length : -1)).toSorted((a, b) => a - b)).toEqual([
      0, 1,
    ]);
  });

  it('are not asked of the neighbours unless the user allows it', async () => {
    const [station, servers] = [await openStation({ privateAddresses: false }), await openAuthority()];
    const { acts } = await collect(station, servers);
    expect(outcomes(acts)).toEqual([['issuer', '/middle.cer', 'network.address-private']]);
    expect(servers.asked).toEqual([]);
  });

  it('come through the proxy of the settings', async () => {
    const [proxy, servers] = [await serveProxy(), await openAuthority()];
    const station = await openStation({ proxy: 'own', proxyAddress: proxy.address });
    await collect(station, servers);
    expect(proxy.asked.map(({ line }) => line)).toEqual([
      `GET ${servers.address}/middle.cer`,
      `GET ${servers.address}/root.crl`,
      `POST ${servers.address}/ocsp`,
    ]);
  });

  it('end at a proxy that is not there, with the first address', async () => {
    const servers = await openAuthority();
    const station = await openStation({ proxy: 'own', proxyAddress: 'http://127.0.0.1:9' });
    await expect(collect(station, servers)).rejects.toThrow('network.proxy-unreachable');
    expect(servers.asked).toEqual([]);
  });

  it('end when the user stops', async () => {
    const [station, servers] = [await openStation(), await openAuthority()];
    const call = { host: station.host, callId: 'test', signal: AbortSignal.abort(), progress: () => undefined };
    const wish = { subjects: [servers.holder.der], at: kitNow, trust: [], fetch: 'missing' } as const;
    expect(await collectValidationMaterial(call, wish)).toMatchObject({ error: { code: 'call.cancelled' } });
    expect(servers.asked).toEqual([]);
  });

  it('leave a circle of issuers', async () => {
    const station = await openStation();
    const address = await serveHttp((incoming, answer) => {
      const [, issuer = 'A'] = /\/(\w+)\.cer/.exec(incoming.url ?? '') ?? [];
      answer.writeHead(200).end(circle(issuer).der);
    });
    const circle = (subject: string): Certificate =>
      link({
        subject,
        issuer: subject === 'A' ? 'B' : 'A',
        key: subject === 'A' ? 'issuing' : 'root',
        signer: subject === 'A' ? 'root' : 'issuing',
        extensions: [authority(), informationAccess({ issuer: `${address}/${subject === 'A' ? 'B' : 'A'}.cer` })],
      });
    const holder = holderLink({ issuer: 'A', extensions: [informationAccess({ issuer: `${address}/A.cer` })] });
    const { acts } = await collect(station, { root: rootLink(), holder });
    expect(outcomes(acts)).toEqual([
      ['issuer', '/A.cer', 'taken'],
      ['issuer', '/B.cer', 'taken'],
    ]);
  });

  it('are judged for the time in question', async () => {
    const [station, servers] = [await openStation(), await openAuthority()];
    const at = instantFromEpoch(epochMilliseconds(kitNow) - 1000);
    expect((await collect(station, servers, { at })).material.ocsps.length).toBe(1);
  });
});

describe('a proxy that wants a password', () => {
  const demanded = { user: 'ivanova', password: 'тайна' };
  const open = async (...answers: readonly string[]) => {
    const [proxy, servers] = [await serveProxy(demanded), await openAuthority()];
    const station = await openStation({ proxy: 'own', proxyAddress: proxy.address, proxyUser: 'ivanova' });
    const secrets = passwords(...answers);
    return { proxy, servers, secrets, station: { ...station, host: { ...station.host, secrets } } };
  };

  it('gets the one that the user types, once for all addresses and acts, and it is kept nowhere', async () => {
    const { proxy, servers, secrets, station } = await open('тайна');
    const { acts } = await collect(station, servers);
    expect(outcomes(acts).map(([, , code]) => code)).toEqual(['taken', 'taken', 'taken']);
    await collect(station, servers, { fetch: 'everything' });
    expect(secrets.asked).toEqual(['proxy 0']);
    expect(proxy.asked.filter(({ authorization }) => authorization === null)).toEqual([]);
    const kept = readFileSync(join(station.host.workspace.folder, 'settings.json'), 'utf8');
    expect(kept).not.toContain('тайна');
    expect(JSON.stringify(station.host.workspace.database.all('SELECT * FROM act'))).not.toContain('тайна');
  });

  it('is asked again after a wrong one, and at last says what it wants', async () => {
    const { servers, secrets, station } = await open('a', 'b', 'c', 'd');
    await expect(collect(station, servers)).rejects.toThrow('network.proxy-password');
    expect(secrets.asked).toEqual(['proxy 0', 'proxy 0 wrong before', 'proxy 0 wrong before']);
    expect(servers.asked).toEqual([]);
  });

  it('stops the act when the user steps back', async () => {
    const { servers, station } = await open();
    await expect(collect(station, servers)).rejects.toThrow('call.cancelled');
  });
});
