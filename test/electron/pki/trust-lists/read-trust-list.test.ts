import { describe, expect, it } from 'vitest';
import { periodAt } from '#electron/pki/trust-lists/accreditation.ts';
import { readMoment } from '#electron/pki/trust-lists/dates.ts';
import { readTrustList } from '#electron/pki/trust-lists/read-trust-list.ts';
import type { TrustList } from '#electron/pki/trust-lists/model.ts';
import { readXml } from '#electron/xml/read-xml.ts';
import { middleLink, rootLink } from '#test/kit/chain.ts';
import { euList, euStatus, russianList } from '#test/kit/trust-lists.ts';

const listIn = (text: string): TrustList | null => {
  const document = readXml(Buffer.from(text));
  if (!document.ok) throw new Error(document.error.code);
  return readTrustList(document.value);
};
const present = (text: string): TrustList => {
  const list = listIn(text);
  if (list === null) throw new Error('not a trust list');
  return list;
};
const at = (instant: string): number => Date.parse(instant);
const [root, middle] = [rootLink(), middleLink()];

describe('an EU trusted list', () => {
  it('tells its head', () => {
    expect(present(euList())).toMatchObject({
      kind: 'eu-tsl',
      territory: 'DE',
      operator: 'Supervisor & Co',
      sequence: '7',
      issuedAt: at('2026-10-01T00:00:00Z'),
      nextUpdate: at('2027-01-01T00:00:00Z'),
      leftOut: [],
    });
    expect(present(euList({ nextUpdate: null })).nextUpdate).toBeNull();
  });

  it('tells services with their certificates and what they were at which time', () => {
    const { services } = present(
      euList({
        services: [
          {
            name: 'Qualified CA',
            certificates: [middle, middle],
            status: euStatus('withdrawn'),
            from: '2024-01-01T00:00:00Z',
            history: [
              { status: euStatus('granted'), from: '2016-07-01T00:00:00Z' },
              {
                status: 'http://uri.etsi.org/TrstSvc/eSigDir-1999-93-EC-TrustedList/Svcstatus/accredited',
                from: '2010-01-01T00:00:00Z',
              },
            ],
          },
        ],
      }),
    );
    const [service] = services;
    expect(service).toMatchObject({
      provider: 'Provider AG',
      name: 'Qualified CA',
      type: 'http://uri.etsi.org/TrstSvc/Svctype/CA/QC',
      certificates: [middle.der],
    });
    const grantedAt = (instant: string) => periodAt(service?.periods ?? [], at(instant))?.granted ?? null;
    expect([
      grantedAt('2009-12-31T23:59:59Z'),
      grantedAt('2010-01-01T00:00:00Z'),
      grantedAt('2023-12-31T23:59:59Z'),
      grantedAt('2024-01-01T00:00:00Z'),
    ]).toEqual([null, true, true, false]);
  });

  it.each([
    ['granted', true],
    ['recognisedatnationallevel', true],
    ['undersupervision', true],
    ['supervisionincessation', true],
    ['accredited', true],
    ['withdrawn', false],
    ['deprecatedatnationallevel', false],
    ['supervisionceased', false],
    ['supervisionrevoked', false],
    ['accreditationceased', false],
    ['accreditationrevoked', false],
    ['setbynationallaw', false],
  ])('with the status %s stands behind the service: %s', (word, granted) => {
    const services = [{ name: 'A', certificates: [root], status: euStatus(word) }];
    expect(present(euList({ services })).services[0]?.periods[0]?.granted).toBe(granted);
  });

  it('does not take a foreign address that ends in “granted” for the status', () => {
    const services = [{ name: 'A', certificates: [root], status: 'http://example.test/granted' }];
    expect(present(euList({ services })).services[0]?.periods[0]?.granted).toBe(false);
  });

  it('of lists names who signs the others', () => {
    const list = present(euList({ territory: 'EU', pointers: [{ territory: 'DE', certificates: [root] }] }));
    expect(list).toMatchObject({
      kind: 'eu-lotl',
      services: [
        {
          provider: 'DE',
          name: 'https://tsl.example.test/DE.xml',
          type: 'list-signer',
          periods: [],
          certificates: [root.der],
        },
      ],
    });
  });

  it('leaves out what can not be read, and says so', () => {
    const broken = euList({ services: [{ name: 'A', certificates: [root] }] })
      .replace(/<X509Certificate>[^<]*/, '<X509Certificate>AAAA')
      .replace('</TSPServices>', '<TSPService></TSPService></TSPServices>');
    const { services, leftOut } = present(broken);
    expect(services.map(({ certificates }) => certificates)).toEqual([[]]);
    expect(leftOut.map(({ name, line }) => [name, line])).toEqual([
      ['A', 1],
      ['Provider AG: ', 1],
    ]);
  });
});

describe('the Russian list', () => {
  it('tells authorities with their certificates and what they were at which time', () => {
    const list = present(
      russianList([
        {
          name: 'УЦ 1',
          certificates: [middle],
          status: 'Прекращена',
          from: '2024-03-01T00:00:00+03:00',
          history: [
            { status: 'Действует', from: '2020-07-01T00:00:00' },
            { status: 'Прекращена', from: '2024-03-01T00:00:00+03:00' },
          ],
        },
        { name: 'УЦ 2', certificates: [root] },
      ]),
    );
    expect(list).toMatchObject({
      kind: 'ru-tsl',
      territory: 'RU',
      sequence: '16000',
      issuedAt: at('2026-11-20T00:00:00+03:00'),
      nextUpdate: null,
      leftOut: [],
    });
    const [first, second] = list.services;
    expect(first).toMatchObject({
      provider: 'Акционерное общество «УЦ 1»',
      name: 'УЦ 1',
      type: 'ru-ca',
      certificates: [middle.der],
      periods: [
        { status: 'Прекращена', granted: false, from: at('2024-03-01T00:00:00+03:00') },
        // A moment without a zone is Moscow's.
        { status: 'Действует', granted: true, from: at('2020-07-01T00:00:00+03:00') },
      ],
    });
    expect(second?.periods).toHaveLength(1);
  });

  it.each(['Приостановлена', 'Прекращена', 'Аннулирована', 'Действует до отмены', ''])(
    'does not count an authority whose status is “%s”',
    (status) => {
      const { services } = present(russianList([{ name: 'УЦ', certificates: [root], status }]));
      expect(services.some(({ periods }) => periods[0]?.granted === true)).toBe(false);
    },
  );

  it('leaves out an authority without a status', () => {
    const text = russianList([{ name: 'УЦ', certificates: [root], from: 'когда-то' }]);
    expect(present(text)).toMatchObject({ services: [], leftOut: [{ name: 'УЦ', reason: 'СтатусАккредитации' }] });
  });
});

describe('what is no trust list', () => {
  it.each([
    ['another document', '<a/>'],
    ['the EU element in another namespace', '<TrustServiceStatusList/>'],
    ['an EU list without a head', '<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#"/>'],
    ['a Russian list without a number', '<АккредитованныеУдостоверяющиеЦентры/>'],
  ])('%s', (_, text) => {
    expect(listIn(text)).toBeNull();
  });
});

describe('moments of lists', () => {
  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z'],
    ['2026-01-02T03:04:05.1234567+03:00', '2026-01-02T00:04:05Z'],
    ['2026-01-02', '2026-01-01T21:00:00Z'],
    [' 2026-01-02T03:04:05 ', '2026-01-02T00:04:05Z'],
  ])('%s', (text, instant) => {
    expect(readMoment(text, '+03:00')).toBe(at(instant));
  });

  it.each(['', '2026', '02.01.2026', '2026-13-01', '2026-01-02T25:00:00Z'])('“%s” is none', (text) => {
    expect(readMoment(text, 'Z')).toBeNull();
  });
});
