import type { NetworkActView } from '#shared/contract/trust.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failNetwork } from '#shared/signature/network-codes.ts';
import { httpAddress, shownAddress } from '../../network/addresses.ts';
import type { ExchangeOptions } from '../../network/exchange.ts';
import { environmentProxies, isExempt, noProxy, readProxy, type ProxyRule } from '../../network/proxy.ts';
import type { Call, Host } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { noteTheirTime } from '../workspace/clock-check.ts';
import { listedIn, loadSettings } from '../workspace/settings.ts';

export type NetworkActKind = 'issuer' | 'crl' | 'ocsp';

/** One address that was asked, for the user and the list of acts. */
export type NetworkAct = {
  readonly kind: NetworkActKind;
  /** Without a query. */
  readonly address: string;
  /** Whom it was asked about. */
  readonly about: string;
  readonly at: Instant;
  /** Why nothing came of it; null: it was taken. */
  readonly finding: Finding | null;
};

/** An authority's server answers in a second or is not there; a list of revoked certificates may be large. */
const limits: Readonly<Record<NetworkActKind, { readonly timeout: number; readonly maxBytes: number }>> = {
  issuer: { timeout: 15_000, maxBytes: 1024 * 1024 },
  crl: { timeout: 120_000, maxBytes: 256 * 1024 * 1024 },
  ocsp: { timeout: 15_000, maxBytes: 256 * 1024 },
};

/** Passwords of proxies, for as long as the workspace is open; they are on no disk. */
const passwords = new WeakMap<Host['workspace'], Map<string, string>>();

const passwordOf = (host: Host, proxy: string): string | null => passwords.get(host.workspace)?.get(proxy) ?? null;

/** The rule that the user's settings name. Refuses with `network.proxy-unfit`. */
export const proxiesOf = async (host: Host): Promise<Outcome<ProxyRule>> => {
  const { proxy: kind, proxyAddress, proxyUser, proxyExempt } = await loadSettings(host);
  if (kind === 'none') return ok(noProxy);
  if (kind === 'environment') {
    const { rule, unfit } = environmentProxies(process.env);
    return unfit === null ? ok(rule) : failNetwork('network.proxy-unfit', { proxy: unfit });
  }
  const proxy = readProxy(proxyAddress);
  if (proxy === null) return failNetwork('network.proxy-unfit', { proxy: proxyAddress });
  const exempt = listedIn(proxyExempt);
  // Read at each address: the password may come in between.
  return ok((url) => {
    if (isExempt(url, exempt)) return null;
    const password = passwordOf(host, proxy.url.host) ?? '';
    return { url: proxy.url, credentials: proxyUser === '' ? null : { user: proxyUser, password } };
  });
};

const mostTries = 3;

/** Asks the user for the password of the proxy of the settings; true when there is one to try with. */
const askPassword = async ({ host, signal }: Call): Promise<Outcome<boolean>> => {
  const { proxy: kind, proxyAddress, proxyUser } = await loadSettings(host);
  const proxy = kind === 'own' ? readProxy(proxyAddress) : null;
  if (proxy === null || proxyUser === '') return ok(false);
  const question = { purpose: 'proxy', keyFile: proxy.url.host, keyLabel: proxyUser, fileCount: 0 } as const;
  const wrongBefore = passwordOf(host, proxy.url.host) !== null;
  const secret = await host.secrets.ask({ ...question, wrongBefore }, signal);
  // Nobody can be asked: then the proxy's own refusal says more.
  if (!secret.ok) return secret.error.code === 'call.cancelled' ? secret : ok(false);
  const known = passwords.get(host.workspace) ?? new Map<string, string>();
  passwords.set(host.workspace, known.set(proxy.url.host, new TextDecoder().decode(secret.value)));
  secret.value.fill(0);
  return ok(true);
};

/** Does a network act, and asks for the proxy's password when the proxy wants one. */
export const throughProxy = async <T>(call: Call, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  let outcome = await act();
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (outcome.ok || outcome.error.code !== 'network.proxy-password') break;
    const given = await askPassword(call);
    if (!given.ok) return given;
    if (!given.value) break;
    outcome = await act();
    if (!call.host.secrets.canAskAgain) break;
  }
  return outcome;
};

export type NetworkAccess = {
  readonly optionsFor: (kind: NetworkActKind) => ExchangeOptions;
  /** Writes what was asked, and what came of it, into the list of acts. */
  readonly note: (act: Omit<NetworkAct, 'at'>) => NetworkAct;
};

/** Writes an address that was asked into the list of acts, without its query, and why nothing came of it. */
export const noteAsked = (
  host: Host,
  kind: NetworkActKind | 'timestamp',
  address: string,
  refusal: string | null,
): void => {
  const url = httpAddress(address);
  const shown = url === null ? '' : shownAddress(url);
  recordAct(host.workspace.database, {
    at: host.clock(),
    act: 'network.asked',
    subject: `${kind} ${shown}${refusal === null ? '' : `: ${refusal}`}`,
    digest: null,
  });
};

/** Opened only for an act that the user asked for. `allowPrivate` null: as the settings say. */
export const openNetwork = async (call: Call, allowPrivate: boolean | null = null): Promise<Outcome<NetworkAccess>> => {
  const { host } = call;
  const proxies = await proxiesOf(host);
  if (!proxies.ok) return proxies;
  const privateAddresses = allowPrivate ?? (await loadSettings(host)).privateAddresses;
  return ok({
    optionsFor: (kind) => ({
      ...limits[kind],
      proxies: proxies.value,
      privateAddresses,
      signal: call.signal,
      heardTime: (source, theirs) => noteTheirTime(host, source, theirs),
    }),
    note: (act) => {
      noteAsked(host, act.kind, act.address, act.finding?.code ?? null);
      return { ...act, at: host.clock() };
    },
  });
};

/** An act as a face shows it. */
export const actView = ({ kind, address, about, at, finding }: NetworkAct): NetworkActView => ({
  kind,
  address,
  about: about.slice(0, 2_000),
  at,
  finding: finding === null ? null : { ...finding },
});
