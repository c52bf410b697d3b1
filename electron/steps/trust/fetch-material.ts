import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failNetwork } from '#shared/signature/network-codes.ts';
import { askOcsp } from '../../network/ask-ocsp.ts';
import { download } from '../../network/download.ts';
import { httpAddress, shownAddress } from '../../network/addresses.ts';
import { fingerprintOf, type Certificate } from '../../pki/certificate/certificate.ts';
import { certificatesIn } from '../../pki/certificate/certificates-in.ts';
import { nameText } from '../../pki/certificate/name-text.ts';
import { sameName } from '../../pki/certificate/name.ts';
import { crlLabels, derOf } from '../../pki/certificate/pem.ts';
import { checkCrlSignature } from '../../pki/revocation/crl-usable.ts';
import { readCrl, type Crl } from '../../pki/revocation/crl.ts';
import { makeOcspRequest, nonceOf } from '../../pki/revocation/ocsp-request.ts';
import { judgeOcsp } from '../../pki/revocation/ocsp-status.ts';
import { readOcsp, type OcspResponse } from '../../pki/revocation/ocsp.ts';
import { sourcesOf } from '../../pki/revocation/sources.ts';
import { keepCertificate } from '../../store/trust-material/known-certificates.ts';
import { keepOcsp } from '../../store/trust-material/ocsp-answers.ts';
import type { Call } from '../context.ts';
import { keepCrlBytes, signatureOf } from './keep-crl.ts';
import { throughProxy, type NetworkAccess, type NetworkAct, type NetworkActKind } from './network-access.ts';

/** Fetches what certificates name, keeps it, and remembers every address that was asked. */
export type Fetcher = {
  /** Certificates from the places where a certificate says that its issuer's can be had. */
  readonly issuersOf: (certificate: Certificate) => Promise<readonly Certificate[]>;
  /** An answer of a responder that the certificate names, which the issuer stands behind; null: none came. */
  readonly ocspOf: (certificate: Certificate, issuer: Certificate) => Promise<OcspResponse | null>;
  /** The list that the certificate names, and what changed since; empty: none came. */
  readonly crlsOf: (certificate: Certificate, issuers: readonly Certificate[]) => Promise<readonly Crl[]>;
  readonly acts: () => readonly NetworkAct[];
  /** Set when the user stopped, or the way out is closed for all addresses: nothing more is asked then. */
  readonly stopped: () => Failure | null;
};

/** An answer without a next update is taken when it is fresh; how long it may be relied on is the policy's. */
const freshAnswer = 24 * 3_600_000;

const findingOf = ({ code, details }: Failure): Finding => ({ code, severity: 'warning', place: {}, details });
const endsAll = ({ code }: Failure): boolean => code === 'call.cancelled' || code.startsWith('network.proxy-');

export const openFetcher = (call: Call, network: NetworkAccess): Fetcher => {
  const { host } = call;
  const { database } = host.workspace;
  const acts: NetworkAct[] = [];
  const asked = new Set<string>();
  let end: Failure | null = null;

  /** Asks one address once; what `take` makes of the answer is what came of it. */
  const ask = async <T>(
    kind: NetworkActKind,
    address: string,
    about: Certificate,
    act: () => Promise<Outcome<T>>,
  ): Promise<T | null> => {
    const key = `${kind} ${address} ${kind === 'ocsp' ? fingerprintOf(about) : ''}`;
    if (end !== null || asked.has(key)) return null;
    asked.add(key);
    const url = httpAddress(address);
    const shown = url === null ? address.slice(0, 200) : shownAddress(url);
    call.progress(acts.length, null, 'files', shown);
    const outcome = await throughProxy(call, act);
    if (!outcome.ok && endsAll(outcome.error)) end = outcome.error;
    const finding = outcome.ok ? null : findingOf(outcome.error);
    acts.push(network.note({ kind, address: shown, about: nameText(about.subject), finding }));
    return outcome.ok ? outcome.value : null;
  };
  const unfit = (address: string, failure: Failure): Outcome<never> => {
    const { reason = null, status = null } = failure.details;
    return failNetwork('network.not-an-answer', { address, reason: String(status ?? reason ?? failure.code) });
  };

  const issuersOf: Fetcher['issuersOf'] = async (certificate) => {
    for (const address of sourcesOf(certificate).issuers) {
      const found = await ask('issuer', address, certificate, async (): Promise<Outcome<readonly Certificate[]>> => {
        const reply = await download(address, 'issuer', network.optionsFor('issuer'));
        if (!reply.ok) return reply;
        const read = certificatesIn(reply.value.body);
        if (!read.ok) return unfit(reply.value.address, read.error);
        const issuers = read.value.filter(({ subject }) => sameName(subject, certificate.issuer));
        if (issuers.length === 0)
          return failNetwork('network.answer-differs', { address: reply.value.address, what: 'issuer' });
        for (const each of read.value.slice(0, 32)) {
          const addedAt = host.clock();
          keepCertificate(database, {
            certificate: each.der,
            origin: 'fetched',
            address: reply.value.address,
            addedAt,
          });
        }
        return ok(read.value.slice(0, 32));
      });
      if (found !== null) return found;
    }
    return [];
  };

  const askResponder = async (
    address: string,
    certificate: Certificate,
    issuer: Certificate,
    hash: 'sha1' | 'sha256',
    method: 'GET' | 'POST' = 'POST',
  ): Promise<Outcome<OcspResponse>> => {
    // A GET is for answers made beforehand, which know no nonce.
    const nonce = method === 'GET' ? null : host.random(32);
    const request = makeOcspRequest({ certificate, issuer, hash, nonce });
    const reply = await askOcsp(address, request, method, network.optionsFor('ocsp'));
    if (!reply.ok) return reply;
    const read = readOcsp(reply.value.body);
    if (!read.ok) return unfit(reply.value.address, read.error);
    if (nonce !== null && nonceOf(read.value, nonce) === 'other')
      return failNetwork('network.answer-differs', { address: reply.value.address, what: 'nonce' });
    const at = Date.parse(host.clock());
    const judged = judgeOcsp(read.value, { certificate, issuer, at, maxAgeMilliseconds: freshAnswer });
    if (!judged.ok)
      return failNetwork('network.answer-differs', { address: reply.value.address, what: judged.finding.code });
    keepOcsp(database, {
      certificateId: fingerprintOf(certificate),
      answer: reply.value.body,
      thisUpdate: judged.single.thisUpdate,
      nextUpdate: judged.single.nextUpdate,
      address: reply.value.address,
      fetchedAt: host.clock(),
    });
    return ok(read.value);
  };

  const ocspOf: Fetcher['ocspOf'] = async (certificate, issuer) => {
    for (const address of sourcesOf(certificate).ocsp) {
      const response = await ask('ocsp', address, certificate, async () => {
        const first = await askResponder(address, certificate, issuer, 'sha1');
        if (first.ok) return first;
        const { code } = first.error;
        // Some responders no longer know issuers by SHA-1, some serve ready answers only.
        const again =
          code === 'network.status'
            ? await askResponder(address, certificate, issuer, 'sha1', 'GET')
            : code === 'network.not-an-answer' || code === 'network.answer-differs'
              ? await askResponder(address, certificate, issuer, 'sha256')
              : first;
        return again.ok ? again : first;
      });
      if (response !== null) return response;
    }
    return null;
  };

  const fetchCrl = async (
    address: string,
    certificate: Certificate,
    issuers: readonly Certificate[],
  ): Promise<Crl | null> =>
    ask('crl', address, certificate, async (): Promise<Outcome<Crl>> => {
      const reply = await download(address, 'crl', network.optionsFor('crl'));
      if (!reply.ok) return reply;
      const { body } = reply.value;
      const [der = body] = derOf(body, crlLabels);
      const read = readCrl(der);
      if (!read.ok) return unfit(reply.value.address, read.error);
      // Whoever is named as its issuer must not disown it; a list of another issuer is for the validation to place.
      const named = issuers.filter(({ subject }) => sameName(subject, read.value.issuer));
      if (named.length > 0 && named.every(({ publicKey }) => checkCrlSignature(read.value, publicKey) === 'invalid'))
        return failNetwork('network.answer-differs', { address: reply.value.address, what: 'crl.signature-invalid' });
      const kept = await keepCrlBytes(host, read.value, {
        origin: 'fetched',
        address: reply.value.address,
        signature: signatureOf(read.value, issuers) ?? 'unknown-issuer',
      });
      return kept.ok ? ok(read.value) : kept;
    });

  const crlsOf: Fetcher['crlsOf'] = async (certificate, issuers) => {
    const { crls, deltas } = sourcesOf(certificate);
    const found: Crl[] = [];
    for (const address of crls) {
      const crl = await fetchCrl(address, certificate, issuers);
      if (crl === null) continue;
      found.push(crl);
      // Partitions by reason are told by several points; a list for all reasons is enough.
      if ((crl.extensions.issuingDistributionPoint?.reasons ?? null) === null) break;
    }
    for (const address of found.length === 0 ? [] : deltas) {
      const delta = await fetchCrl(address, certificate, issuers);
      if (delta !== null) {
        found.push(delta);
        break;
      }
    }
    return found;
  };
  return { issuersOf, ocspOf, crlsOf, acts: () => acts, stopped: () => end };
};
