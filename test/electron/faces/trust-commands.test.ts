import { Readable } from 'node:stream';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passwordSource } from '#electron/faces/command-line/passwords/from-options.ts';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { distributionPoints, informationAccess } from '#test/kit/authority-server.ts';
import { holderLink, listLink, middleLink, revokedEntry, rootLink } from '#test/kit/chain.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { files, serveHttp } from '#test/kit/http-servers.ts';
import { russianList } from '#test/kit/trust-lists.ts';

type Ran = { readonly exit: number; readonly value: Record<string, unknown> };

/** Runs commands over one workspace; files are written beside it. */
const openDesk = () => {
  const folder = temporaryFolder();
  const ask = async (given: readonly string[], ...more: readonly string[]) => {
    let out = '';
    const exit = await runCommandLine([...given, '--workspace', join(folder, 'workspace'), ...more], {
      out: async (text) => {
        out += text;
      },
      say: async () => undefined,
    });
    return { exit, out };
  };
  const run = async (...given: readonly string[]): Promise<Ran> => {
    const { exit, out } = await ask(given, '--json');
    const answer = JSON.parse(out) as { readonly value?: Record<string, unknown> };
    return { exit, value: answer.value ?? {} };
  };
  const words = async (...given: readonly string[]): Promise<string> => (await ask(given, '--lang', 'en')).out;
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return { run, words, file };
};

const root = rootLink();

describe('the commands of trust', () => {
  it('import, list and remove anchors and lists', async () => {
    const { run, words, file } = openDesk();
    const list = file('tsl.xml', russianList([{ name: 'УЦ', certificates: [middleLink()] }]));
    expect(await run('trust', 'import', file('root.cer', root.der), list)).toMatchObject({
      exit: 0,
      value: { anchors: 1, lists: [{ listId: 'ru-tsl RU', services: 1 }] },
    });
    const listed = await words('trust', 'list');
    expect(listed).toContain('Trust anchors: 1.');
    expect(listed).toContain('ru-tsl RU');
    expect(listed).toContain('not signed');
    expect(await run('trust', 'remove', 'ru-tsl', 'RU')).toMatchObject({ exit: 0, value: { removed: 'ru-tsl RU' } });
    const { value } = await run('trust', 'list');
    const [anchor] = value['anchors'] as { certificateId: string }[];
    expect((await run('trust', 'remove', (anchor?.certificateId ?? '').slice(0, 7))).exit).toBe(2);
    expect((await run('trust', 'remove', (anchor?.certificateId ?? '').slice(0, 16))).exit).toBe(0);
    expect((await run('trust', 'list')).value).toEqual({ anchors: [], lists: [] });
  });

  it('end with 2 when a file was refused, and keep the others', async () => {
    const { run, file } = openDesk();
    const ran = await run('trust', 'import', file('root.cer', root.der), file('list.xml', '<a/>'));
    expect(ran).toMatchObject({ exit: 2, value: { anchors: 1 } });
    expect((await run('trust', 'import', file('x', root.der) + '.no')).exit).toBe(2);
  });
});

describe('the commands of revocation lists', () => {
  it('import and list', async () => {
    const { run, words, file } = openDesk();
    await run('trust', 'import', file('root.cer', root.der));
    const list = listLink({ issuer: 'Root', signer: 'root', entries: [revokedEntry(9), revokedEntry(10)] });
    const forged = listLink({ issuer: 'Root', signer: 'other-root' });
    expect(await run('crl', 'import', file('a.crl', list.der))).toMatchObject({
      exit: 0,
      value: { crls: [{ issuer: 'CN=Root', entries: 2 }] },
    });
    expect((await run('crl', 'import', file('b.crl', forged.der))).exit).toBe(2);
    expect(await words('crl', 'list')).toContain('entries: 2');
  });
});

describe('the commands of certificates', () => {
  it('show one, fetch what it names when told to, and show it again without a network', async () => {
    const { run, words, file } = openDesk();
    const content: Record<string, Uint8Array> = {};
    let asked = 0;
    const address = await serveHttp((incoming, answer) => {
      asked += 1;
      files(content)(incoming, answer);
    });
    const middle = middleLink([distributionPoints(`${address}/root.crl`)]);
    const holder = holderLink({
      serial: 77,
      extensions: [
        informationAccess({ issuer: `${address}/middle.cer`, ocsp: `${address}/ocsp` }),
        distributionPoints(`${address}/middle.crl`),
      ],
    });
    const always = { thisUpdate: '2026-01-01T00:00:00Z', nextUpdate: '2039-01-01T00:00:00Z' };
    content['/middle.cer'] = middle.der;
    content['/root.crl'] = listLink({ issuer: 'Root', signer: 'root', ...always }).der;
    content['/middle.crl'] = listLink({ issuer: 'Middle', signer: 'issuing', ...always }).der;
    await run('trust', 'import', file('root.cer', root.der));
    const path = file('holder.cer', holder.der);

    expect(await run('certs', 'show', path)).toMatchObject({ exit: 4, value: { certificates: [{ chain: null }] } });
    expect(await run('certs', 'fetch', path)).toMatchObject({
      exit: 4,
      value: { acts: [{ kind: 'issuer', finding: { code: 'network.address-private' } }] },
    });
    expect(asked).toBe(0);
    const fetched = await run('certs', 'fetch', path, '--private-addresses');
    expect(fetched).toMatchObject({ exit: 0, value: { certificates: [{ valid: true, revocation: 'good' }] } });
    const before = asked;
    expect(await run('certs', 'show', path)).toMatchObject({ exit: 0, value: { certificates: [{ valid: true }] } });
    const shown = await words('certs', 'show', path);
    expect(shown).toContain('Not revoked, as of');
    expect(shown).toContain(`OCSP at: ${address}/ocsp`);
    expect(asked).toBe(before);
    expect(await words('certs', 'list')).toContain(`${address}/middle.cer`);

    const revoked = listLink({
      issuer: 'Middle',
      signer: 'issuing',
      entries: [revokedEntry(77, 1)],
      ...always,
      thisUpdate: '2026-02-01T00:00:00Z',
    });
    content['/middle.crl'] = revoked.der;
    expect(await run('certs', 'fetch', path, '--all', '--private-addresses')).toMatchObject({
      exit: 1,
      value: { certificates: [{ valid: false, provable: true, revocation: 'revoked' }] },
    });
  });

  it('keep certificates that are brought', async () => {
    const { run, file } = openDesk();
    expect(await run('certs', 'add', file('middle.cer', middleLink().der))).toMatchObject({ exit: 0 });
    expect((await run('certs', 'list')).value).toMatchObject({ own: [], others: [{ subject: 'Middle' }] });
  });
});

describe('a password given on the command line', () => {
  it.each([
    ['a variable', { variable: 'KEY', fromInput: false }],
    ['standard input', { variable: null, fromInput: true }],
  ])('by %s is the key’s and is not given to a proxy', async (_, options) => {
    const surroundings = { environment: { KEY: 'secret' }, input: Readable.from(['secret\n']), terminal: null };
    const question = { keyFile: 'proxy:3128', keyLabel: 'user', fileCount: 0, wrongBefore: false } as const;
    const source = passwordSource(options, surroundings);
    const { signal } = new AbortController();
    expect(await source.ask({ ...question, purpose: 'proxy' }, signal)).toMatchObject({
      ok: false,
      error: { code: 'secret.no-source' },
    });
    expect((await source.ask({ ...question, purpose: 'open' }, signal)).ok).toBe(true);
  });
});
