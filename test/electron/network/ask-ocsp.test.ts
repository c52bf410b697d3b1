import { describe, expect, it } from 'vitest';
import { askOcsp } from '#electron/network/ask-ocsp.ts';
import { makeOcspRequest } from '#electron/pki/revocation/ocsp-request.ts';
import { ocspResponder } from '#test/kit/authority-server.ts';
import { holderLink, middleLink } from '#test/kit/chain.ts';
import { serveHttp } from '#test/kit/http-servers.ts';

const options = { timeout: 5_000, maxBytes: 10_000, privateAddresses: true };
const [certificate, issuer] = [holderLink(), middleLink()];

/** A responder that notes how it was asked. */
const open = async () => {
  const [asked, lines]: [Uint8Array[], string[]] = [[], []];
  const respond = ocspResponder({ responder: issuer, key: 'issuing' }, asked);
  const address = await serveHttp((incoming, answer) => {
    lines.push(`${incoming.method ?? ''} ${incoming.headers['content-type'] ?? ''} ${incoming.url ?? ''}`.slice(0, 40));
    return respond(incoming, answer);
  });
  return { address, asked, lines };
};

describe('asking a responder', () => {
  it('posts the request as it is', async () => {
    const { address, asked, lines } = await open();
    const request = makeOcspRequest({ certificate, issuer, hash: 'sha1', nonce: new Uint8Array(32) });
    expect((await askOcsp(`${address}/ocsp`, request, 'POST', options)).ok).toBe(true);
    expect([asked, lines]).toEqual([[Uint8Array.from(request)], ['POST application/ocsp-request /ocsp']]);
  });

  it('puts a short request into the address for GET, base64 and then percent-encoded', async () => {
    const { address, asked, lines } = await open();
    const request = makeOcspRequest({ certificate, issuer, hash: 'sha1', nonce: null });
    expect((await askOcsp(`${address}/ocsp/`, request, 'GET', options)).ok).toBe(true);
    expect(asked).toEqual([Uint8Array.from(request)]);
    expect(lines[0]).toMatch(/^GET {2}\/ocsp\/[\w%]+/);
  });

  it('posts what would be too long for an address', async () => {
    const { address, lines } = await open();
    const request = makeOcspRequest({ certificate, issuer, hash: 'sha256', nonce: new Uint8Array(128) });
    expect((await askOcsp(`${address}/ocsp`, request, 'GET', options)).ok).toBe(true);
    expect(lines).toEqual(['POST application/ocsp-request /ocsp']);
  });
});
