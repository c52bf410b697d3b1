import { describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import type { Report } from '#shared/verification/report.ts';
import { renderText } from '#electron/pki/report/text.ts';
import { holderLink, middleLink } from '#test/kit/chain.ts';
import { signAttached } from '#test/kit/signatures.ts';
import { euList, euStatus, russianList, serviceExtensions } from '#test/kit/trust-lists.ts';
import { openWorkstation, type Workstation } from '#test/kit/workstation.ts';

const [middle, holder] = [middleLink(), holderLink()];
const signer = { key: 'supplier-rsa2048', certificate: holder.der } as const;
const signed = () => signAttached({ content: Buffer.from('bid'), signer, chain: [] });

const openWith = async (...lists: readonly string[]): Promise<Workstation> => {
  const station = await openWorkstation();
  const fileIds = await Promise.all(lists.map((list, index) => station.file(`list${index}.xml`, list)));
  if (fileIds.length > 0) await station.value('trust.import', { fileIds });
  return station;
};
const verified = async (
  station: Workstation,
  bytes: Uint8Array = signed(),
): Promise<{ id: string; report: Report }> => {
  const { reportId, report } = await station.value('verification.run', { fileId: await station.file('a.p7m', bytes) });
  return { id: reportId, report };
};
const told = ({ signatures }: Report) => signatures[0]?.facts.accreditation;
const centre = { name: 'УЦ', certificates: [middle], from: '2010-07-01T00:00:00+03:00' };

describe('the authority of a signer, by the kept lists', () => {
  it('is no fact where no list is kept', async () => {
    expect(told((await verified(await openWith())).report)).toBeUndefined();
  });

  it('accredited when it signed and when the certificate was issued', async () => {
    const { report } = await verified(await openWith(russianList([centre])));
    expect(told(report)).toMatchObject({
      basis: 'claimed',
      at: report.signatures[0]?.claimedSigningTime,
      lists: ['RU'],
      authority: {
        list: 'RU',
        listSignature: 'absent',
        service: 'УЦ',
        status: 'Действует',
        granted: true,
        grantedAtIssue: true,
        qualification: null,
      },
    });
  });

  it('that lost its accreditation after the certificate was issued', async () => {
    const lost = {
      ...centre,
      status: 'Прекращена',
      from: '2026-11-01T00:00:00+03:00',
      history: [{ status: 'Действует', from: '2010-07-01T00:00:00+03:00' }],
    };
    const { report } = await verified(await openWith(russianList([lost])));
    expect(told(report)?.authority).toMatchObject({ status: 'Прекращена', granted: false, grantedAtIssue: true });
  });

  it('named by none of several lists', async () => {
    const { report } = await verified(await openWith(russianList([]), euList({ territory: 'DE' })));
    expect(told(report)).toMatchObject({ authority: null, lists: ['DE', 'RU'] });
  });

  it('of the EU, by the service’s period at the time of signing', async () => {
    const service = {
      name: 'Qualified CA',
      certificates: [middle],
      status: euStatus('withdrawn'),
      from: '2030-01-01T00:00:00Z',
      history: [
        {
          status: euStatus('granted'),
          from: '2017-01-01T00:00:00Z',
          extensions: serviceExtensions(['ForeSignatures']),
        },
      ],
    };
    const { report } = await verified(await openWith(euList({ services: [service] })));
    expect(told(report)?.authority).toMatchObject({
      list: 'DE',
      granted: true,
      qualification: { qualified: false, use: null },
    });
  });

  it('stands in the report of every form, and a foreign list decides nothing', async () => {
    const station = await openWith(russianList([centre]));
    const { id, report } = await verified(station);
    for (const [as, words] of [
      ['json', '"accreditation"'],
      ['xml', 'urn:bidwright:accreditation:granted'],
      ['html', 'Аккредитация действовала в момент подписания'],
    ] as const) {
      const { path } = await station.value('verification.save', { reportId: id, as, language: 'ru' });
      expect(await readFile(path, 'utf8')).toContain(words);
    }
    expect(await renderText(report, 'en')).toContain('The state stood behind it at the time of signing: УЦ');
    const without = await verified(await openWith());
    expect(report.conclusion).toBe(without.report.conclusion);
  });
});
