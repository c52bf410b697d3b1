import { describe, expect, test } from 'vitest';
import { checkClock, checkMoney, checkToken } from '#shared/bid/checks/circumstances.ts';
import type { MoneyFacts, SignatureFacts, TokenLook } from '#shared/bid/checks/facts.ts';
import { checkGuarantees, type GuaranteeLook } from '#shared/bid/checks/guarantee.ts';
import { checkSignature, passPlatform } from '#shared/bid/checks/platform.ts';
import { bestSigner, checkAuthority, checkSigner, type JudgedSigner } from '#shared/bid/checks/signer.ts';
import { checkElsewhere } from '#shared/bid/checks/notice-elsewhere.ts';
import { checkUpload, uploadPlan } from '#shared/bid/checks/upload.ts';
import { bidCodes } from '#shared/bid/codes.ts';
import { readinessCodes } from '#shared/bid/readiness-codes.ts';
import { areaOf, canBeOverridden, lightOf, readinessAreas } from '#shared/bid/readiness.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { document, facts, now } from './facts.ts';

const told = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ code, severity }) => `${severity} ${code.replace('readiness.', '')}`);
const at = (text: string): Instant => text as Instant;

describe('money on the day', () => {
  const money = (state: MoneyFacts['state']): MoneyFacts => ({ need: '100.00', day: '2026-12-20', state });
  test.each<readonly [string, MoneyFacts | null, readonly string[]]>([
    ['is silent where nothing is frozen', null, []],
    ['passes where some is left', money({ kind: 'own', left: '0.00', alone: '50.00' }), ['passed money-free']],
    [
      'stops one kopeck short for this bid alone',
      money({ kind: 'own', left: '-0.01', alone: '-0.01' }),
      ['blocker money-short'],
    ],
    [
      'warns where only all bids together are short',
      money({ kind: 'own', left: '-50.00', alone: '0.00' }),
      ['warning money-short-together'],
    ],
    ['passes where the plan pays from elsewhere', money({ kind: 'covered', source: 'Bank' }), ['passed money-covered']],
    ['passes where it lies blocked already', money({ kind: 'blocked' }), ['passed money-blocked']],
    ['says that nothing was entered', money({ kind: 'unknown' }), ['info money-unknown']],
  ])('%s', (_, given, expected) => {
    expect(told(checkMoney(given))).toEqual(expected);
  });
  test('says how much is missing, without the sign', () => {
    expect(checkMoney(money({ kind: 'own', left: '-7.50', alone: '-7.50' }))[0]?.details).toMatchObject({
      short: '7.50',
    });
  });
});

describe('the token', () => {
  const look = (state: TokenLook['state']): TokenLook => ({ token: 'T', state });
  test.each<readonly [string, TokenLook | null, readonly string[]]>([
    ['is no matter of a key file', null, []],
    ['passes when it is there', look({ kind: 'present', tries: 'not-told' }), ['passed token-present']],
    ['warns with few tries left', look({ kind: 'present', tries: 'low' }), ['warning token-tries-low']],
    ['warns with one try left', look({ kind: 'present', tries: 'last' }), ['warning token-last-try']],
    ['stops when it is locked', look({ kind: 'present', tries: 'locked' }), ['blocker token-locked']],
    ['warns when it is not plugged in', look({ kind: 'absent' }), ['warning token-absent']],
    ['stops nobody when its library is slow', look({ kind: 'too-slow', seconds: 4 }), ['info token-not-asked']],
    ['warns when it cannot be read', look({ kind: 'unreadable', reason: 'x' }), ['warning token-unreadable']],
  ])('%s', (_, given, expected) => {
    expect(told(checkToken(given))).toEqual(expected);
  });
});

describe('the clock', () => {
  const clock = (aheadSeconds: number, checkedAt = now) =>
    told(checkClock({ clock: { aheadSeconds, checkedAt }, now }));
  test('half a minute is nothing, a second more is', () => {
    expect(clock(30)).toEqual(['passed clock-right']);
    expect(clock(31)).toEqual(['warning clock-ahead']);
    expect(clock(-31)).toEqual(['warning clock-behind']);
  });
  test('five minutes stop', () => {
    expect(clock(299)).toEqual(['warning clock-ahead']);
    expect(clock(-300)).toEqual(['blocker clock-behind']);
  });
  test('that nobody looked at for a fortnight says so, as one that nobody ever looked at', () => {
    expect(clock(0, at('2026-11-09T08:59:59Z'))).toEqual(['info clock-unchecked']);
    expect(clock(0, at('2026-11-09T09:00:00Z'))).toEqual(['passed clock-right']);
    expect(told(checkClock({ clock: null, now }))).toEqual(['info clock-unchecked']);
  });
});

describe('uploading', () => {
  const deadline = at('2026-11-23T12:00:00Z');
  const line = (bytes: number, kilobitsPerSecond: number | null, until: Instant | null = deadline) =>
    told(checkUpload({ bytes, kilobitsPerSecond, deadline: until, now }));
  test('takes bits by the line, a quarter more and two minutes', () => {
    expect(uploadPlan({ bytes: 1_000_000, kilobitsPerSecond: 1000, deadline })).toEqual({
      seconds: 130,
      begin: '2026-11-23T11:57:50Z',
    });
  });
  test('fits, comes near and is too late', () => {
    expect(line(1_000_000, 1000)).toEqual(['passed upload-fits']);
    expect(line(360_000_000, 1000)).toEqual(['warning upload-soon']);
    expect(line(1_100_000_000, 1000)).toEqual(['blocker upload-too-late']);
  });
  test('asks for the speed only where it matters', () => {
    expect(line(20 * 1024 * 1024, null)).toEqual(['info upload-speed-unknown']);
    expect(line(20 * 1024 * 1024 - 1, null)).toEqual([]);
  });
  test('is over with the deadline, and unknown without one', () => {
    expect(line(1, 1, now)).toEqual([]);
    expect(line(1, 1, null)).toEqual([]);
  });
});

describe('what a platform wants of signatures', () => {
  const wants = (change: Partial<SignatureFacts>) =>
    told(
      checkSignature({
        platform: 'P',
        wanted: 'P',
        formats: null,
        level: null,
        placement: null,
        made: null,
        algorithms: null,
        own: { oids: ['1.1', '1.2'], name: 'RSA 2048' },
        ...change,
      }),
    );
  test.each<readonly [string, Partial<SignatureFacts>, readonly string[]]>([
    ['is silent where nothing is known', {}, []],
    ['passes for CAdES among others', { formats: ['xades', 'cades'] }, ['passed signature-fits']],
    ['passes for a container', { formats: ['asic'] }, ['passed signature-fits']],
    ['stops for XAdES alone', { formats: ['xades'] }, ['blocker format-refused']],
    ['speaks of time for level T', { level: 'T' }, ['info level-wants-time', 'passed signature-fits']],
    ['takes either identifier of an algorithm', { algorithms: ['1.2'] }, []],
    ['stops for an algorithm that the key has not', { algorithms: ['1.3'] }, ['blocker algorithm-refused']],
    ['does not judge an algorithm without a key', { algorithms: ['1.3'], own: null }, []],
    [
      'is the platform’s own business where it signs',
      { made: 'platform', formats: ['xades'] },
      ['info made-on-platform'],
    ],
  ])('%s', (_, change, expected) => {
    expect(wants(change)).toEqual(expected);
  });
});

describe('limits of the platform', () => {
  const platform = { name: 'P', fileBytes: 100, bidBytes: null, files: null, nameLength: null, endings: null };
  test('that were looked at and hold are said to', () => {
    expect(told(passPlatform(facts({ platform })))).toEqual(['passed platform-fits']);
    expect(told(passPlatform(facts({ platform, draft: { documents: [document('a', { size: 101 })] } })))).toEqual([]);
  });
  test('that nobody knows are said to be unknown', () => {
    expect(told(passPlatform(facts()))).toEqual(['info platform-unknown']);
    expect(told(passPlatform(facts({ platform: { ...platform, fileBytes: null } })))).toEqual([
      'info platform-unknown',
    ]);
  });
});

describe('who signs', () => {
  const finding = (severity: Finding['severity'], code = 'signer.expired'): Finding => ({
    code,
    severity,
    place: {},
    details: {},
  });
  const signer = (label: string, findings: readonly Finding[], isPersonal = false): JudgedSigner => ({
    label,
    isPersonal,
    signer: label,
    findings,
  });
  test('is the key with fewest blockers, then fewest warnings, and is named', () => {
    const fit = signer('fit', [finding('passed', 'signer.valid')]);
    expect(bestSigner([signer('late', [finding('blocker')]), signer('doubtful', [finding('warning')]), fit])).toBe(fit);
    expect(checkSigner([signer('late', [finding('blocker'), finding('info')])])).toEqual([
      { ...finding('blocker'), place: { path: 'late' } },
    ]);
    expect(told(checkSigner([]))).toEqual(['info key-unknown']);
  });
  test('by a personal certificate shows a power of attorney, the head does not', () => {
    expect(told(checkAuthority(signer('A', [], true), null))).toEqual(['warning authority-needed']);
    expect(told(checkAuthority(signer('A', [], false), null))).toEqual(['passed authority-not-needed']);
    expect(checkAuthority(null, null)).toEqual([]);
  });
  test('by a bound one is judged by it, and one that is gone stops', () => {
    const judged = [finding('blocker', 'authority.expired')];
    expect(checkAuthority(null, { kind: 'judged', findings: judged })).toBe(judged);
    expect(told(checkAuthority(null, { kind: 'gone' }))).toEqual(['blocker authority-gone']);
  });
});

describe('a guarantee', () => {
  const field = (status: 'found' | 'differs' | 'not-found', mayBeMissing = false) => ({
    field: 'sum',
    status,
    read: 'x',
    expected: 'y',
    mayBeMissing,
  });
  const look = (fields: GuaranteeLook['fields']) => told(checkGuarantees([{ file: 'g.pdf', fields }]));
  test('agrees, differs, is silent, or cannot be read', () => {
    expect(look([field('found'), field('not-found', true)])).toEqual(['passed guarantee-agrees']);
    expect(look([field('differs'), field('found')])).toEqual(['blocker guarantee-differs']);
    expect(look([field('not-found')])).toEqual(['warning guarantee-silent']);
    expect(look(null)).toEqual(['info guarantee-unread']);
    expect(checkGuarantees([])).toEqual([]);
  });
});

describe('the notice elsewhere', () => {
  const own = { published: at('2026-12-01T09:00:00Z'), deadline: at('2026-12-20T09:00:00Z') };
  const other = { procedureId: 'p9', sourceId: '0399', ...own };
  test('says a document that waits, and a record that is newer or ends at another moment', () => {
    const waiting = [{ file: 'change.xml', arrived: at('2026-12-05T09:00:00Z') }];
    expect(told(checkElsewhere({ ...own, waiting, others: [] }))).toEqual(['warning notice-waiting']);
    for (const changed of [{ published: at('2026-12-02T09:00:00Z') }, { deadline: at('2026-12-19T09:00:00Z') }])
      expect(told(checkElsewhere({ ...own, waiting: [], others: [{ ...other, ...changed }] }))).toEqual([
        'warning notice-elsewhere',
      ]);
  });
  test('is silent about the same facts in another format, also where the other does not date itself', () => {
    const others = [other, { ...other, published: null }, { ...other, deadline: at('2026-12-20T09:00:00.000Z') }];
    expect(checkElsewhere({ ...own, waiting: [], others })).toEqual([]);
  });
});

describe('the light', () => {
  const of = (...severities: readonly Finding['severity'][]) => lightOf(severities.map((severity) => ({ severity })));
  test('stops for a blocker, asks attention for a warning, else goes', () => {
    expect(of('passed', 'blocker', 'warning')).toBe('stop');
    expect(of('passed', 'warning', 'info')).toBe('attention');
    expect(of('passed', 'info')).toBe('go');
    expect(of()).toBe('go');
  });
  test('has an area for every code that it is made of', () => {
    const observed = Object.keys(readinessCodes).filter((code) => !code.startsWith('readiness.override'));
    const areas = new Set([...observed, ...Object.keys(bidCodes)].map(areaOf));
    expect(observed.filter((code) => areaOf(code) === 'documents')).toEqual([]);
    expect([...areas].every((area) => readinessAreas.includes(area))).toBe(true);
    expect(areaOf('signer.expired')).toBe('certificate');
    expect(areaOf('authority.expired')).toBe('authority');
    expect(areaOf('paper.expired')).toBe('papers');
  });
  test('may be overridden but where there is nothing to freeze', () => {
    expect(canBeOverridden('bid.document-too-large', 1)).toBe(true);
    expect(canBeOverridden('bid.no-documents', 1)).toBe(false);
    expect(canBeOverridden('bid.notice-changed', 1)).toBe(true);
    expect(canBeOverridden('bid.notice-changed', null)).toBe(false);
  });
});
