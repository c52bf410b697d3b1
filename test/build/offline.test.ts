import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { root, sourceFiles } from '../../build/checks/source-files.ts';
import { distributionPoints, informationAccess } from '#test/kit/authority-server.ts';
import { holderLink, rootLink } from '#test/kit/chain.ts';
import { signAttached } from '#test/kit/signatures.ts';
import { openWorkstation } from '#test/kit/workstation.ts';

/** Globals by which a program reaches others without importing anything. */
const reaching = /(?<![.\w])(?:fetch|WebSocket|EventSource|XMLHttpRequest)\(|\bundici\b|navigator\.sendBeacon/;

describe('without being asked, nothing leaves this machine', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each(['electron', 'shared'])('no file of %s reaches out but the network room', (top) => {
    const reachers = sourceFiles(top)
      .filter((file) => !file.startsWith('electron/network/'))
      .filter((file) => reaching.test(readFileSync(join(root, file), 'utf8').replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '')));
    expect(reachers).toEqual([]);
  });

  it('the pattern finds what it is for', () => {
    expect(
      ['await fetch(url)', 'new WebSocket(url)', 'x.fetch(url)', 'prefetch(url)'].map((line) => reaching.test(line)),
    ).toEqual([true, true, false, false]);
  });

  it('no socket is opened by importing, showing and verifying what names addresses', async () => {
    const connected = vi.spyOn(Socket.prototype, 'connect');
    const station = await openWorkstation();
    const holder = holderLink({
      extensions: [
        informationAccess({ issuer: 'http://ca.example.test/a.cer', ocsp: 'http://ocsp.example.test/' }),
        distributionPoints('http://crl.example.test/a.crl'),
      ],
    });
    await station.value('trust.import', { fileIds: [await station.file('root.cer', rootLink().der)] });
    await station.value('certificates.add', { fileIds: [await station.file('holder.cer', holder.der)] });
    const signer = { key: 'supplier-rsa2048', certificate: holder.der } as const;
    const fileId = await station.file('a.p7m', signAttached({ content: Buffer.from('hello'), signer, chain: [] }));
    const { report } = await station.value('verification.run', { fileId });
    expect(report.conclusion).toBe('INDETERMINATE');
    await station.value('certificates.show', { fileId });
    expect(connected).not.toHaveBeenCalled();
  });
});
