import { describe, expect, it } from 'vitest';
import type { Certificate } from '#electron/pki/certificate/certificate.ts';
import { qualifiedStatements } from '#electron/pki/certificate/qualified-statements.ts';
import { oid, sequence } from '#electron/pki/asn1/encode.ts';
import { qualificationOf } from '#electron/pki/trust-lists/qualification.ts';
import { readTrustList } from '#electron/pki/trust-lists/read-trust-list.ts';
import { readXml } from '#electron/xml/read-xml.ts';
import type { ServicePeriod } from '#shared/verification/listed-service.ts';
import { extension, holderLink, middleLink, usage } from '#test/kit/chain.ts';
import { euList, euStatus, serviceExtensions } from '#test/kit/trust-lists.ts';

const middle = middleLink();
const id = { statements: '1.3.6.1.5.5.7.1.3', policies: '2.5.29.32' } as const;
const compliance = sequence(oid('0.4.0.1862.1.1'));
const device = sequence(oid('0.4.0.1862.1.4'));
const type = (use: 1 | 2 | 3) => sequence(oid('0.4.0.1862.1.6'), sequence(oid(`0.4.0.1862.1.6.${use}`)));
const holder = (...said: readonly Uint8Array[]): Certificate =>
  holderLink({
    extensions: [
      usage(1),
      extension(id.policies, false, sequence(sequence(oid('1.2.3.4')))),
      ...(said.length === 0 ? [] : [extension(id.statements, false, sequence(...said))]),
    ],
  });

type Rules = Parameters<typeof serviceExtensions>[1];
const periodWith = (
  serves: Parameters<typeof serviceExtensions>[0],
  rules: Rules = [],
  status = euStatus('granted'),
): ServicePeriod => {
  const service = { name: 'CA', certificates: [middle], status, extensions: serviceExtensions(serves, rules) };
  const document = readXml(Buffer.from(euList({ services: [service] })));
  const [period] = (document.ok ? readTrustList(document.value) : null)?.services[0]?.periods ?? [];
  if (period === undefined) throw new Error('no period');
  return period;
};
const keyUsage = (bit: string, value: boolean): string =>
  `<q:KeyUsage><q:KeyUsageBit name="${bit}">${String(value)}</q:KeyUsageBit></q:KeyUsage>`;
const policy = (text: string): string =>
  `<q:PolicySet><q:PolicyIdentifier><x:Identifier xmlns:x="http://uri.etsi.org/01903/v1.3.2#" Qualifier="OIDAsURN">${text}</x:Identifier></q:PolicyIdentifier></q:PolicySet>`;
const criteria = (assert: string, ...parts: readonly string[]): string =>
  `<q:CriteriaList assert="${assert}">${parts.join('')}</q:CriteriaList>`;

describe('what a certificate says of itself', () => {
  it('is read from its statements, and damaged ones say nothing', () => {
    expect(qualifiedStatements(holder(compliance, device, type(2)))).toEqual({
      compliance: true,
      device: true,
      uses: ['seal'],
    });
    const nothing = { compliance: false, device: false, uses: [] };
    expect(qualifiedStatements(holder())).toEqual(nothing);
    expect(qualifiedStatements(holder(Uint8Array.of(0x05, 0x00)))).toEqual(nothing);
  });
});

describe('a certificate of a listed service', () => {
  it.each([
    ['for signatures, on a device', [compliance, device, type(1)], { qualified: true, use: 'signature', device: true }],
    [
      'for signatures, not told where the key is',
      [compliance, type(1)],
      { qualified: true, use: 'signature', device: false },
    ],
    ['from before the regulation, for signatures', [compliance], { qualified: true, use: 'signature', device: false }],
    [
      'for seals, which the service is not listed for',
      [compliance, type(2)],
      { qualified: false, use: null, device: false },
    ],
    ['that says nothing', [], { qualified: false, use: null, device: false }],
  ] as const)('%s', (_title, said, expected) => {
    expect(qualificationOf(holder(...said), periodWith(['ForeSignatures']))).toEqual(expected);
  });

  it('of a service that was withdrawn is none', () => {
    const withdrawn = periodWith(['ForeSignatures'], [], euStatus('withdrawn'));
    expect(qualificationOf(holder(compliance, type(1)), withdrawn).qualified).toBe(false);
  });

  it.each([
    ['by a policy, whatever it says itself', 'QCStatement', criteria('all', policy('urn:oid:1.2.3.4')), [], true],
    ['not, by a policy', 'NotQualified', criteria('all', policy('1.2.3.4')), [compliance], false],
    ['not by the policy of others', 'NotQualified', criteria('all', policy('1.2.3.5')), [compliance], true],
    ['by a bit of its key usage', 'QCStatement', criteria('atLeastOne', keyUsage('nonRepudiation', true)), [], true],
    ['not by a bit that must be missing', 'QCStatement', criteria('all', keyUsage('nonRepudiation', false)), [], false],
    ['by the want of a policy', 'QCStatement', criteria('none', policy('1.2.3.5')), [], true],
    [
      'by criteria inside criteria',
      'QCStatement',
      criteria('all', policy('1.2.3.4'), criteria('none', policy('9.9'))),
      [],
      true,
    ],
    ['not known, by criteria nobody reads', 'NotQualified', criteria('all', '<q:other></q:other>'), [compliance], null],
    [
      'known where an unread one cannot matter',
      'NotQualified',
      criteria('all', '<q:other></q:other>', policy('9.9')),
      [compliance],
      true,
    ],
  ] as const)('is qualified %s', (_title, qualifier, list, said, expected) => {
    const period = periodWith(['ForeSignatures'], [{ qualifiers: [qualifier], criteria: list }]);
    expect(qualificationOf(holder(...said), period).qualified).toBe(expected);
  });

  it('is for what the list says, not what it says itself, and lies where the list says', () => {
    const rules = [{ qualifiers: ['QCForESeal', 'QCWithQSCD'], criteria: criteria('all', policy('1.2.3.4')) }];
    expect(qualificationOf(holder(compliance, type(1)), periodWith(['ForeSeals'], rules))).toEqual({
      qualified: true,
      use: 'seal',
      device: true,
    });
  });

  it('of which the list says both is not known', () => {
    const both = [{ qualifiers: ['QCStatement', 'NotQualified'], criteria: criteria('all', policy('1.2.3.4')) }];
    expect(qualificationOf(holder(compliance), periodWith(['ForeSignatures'], both)).qualified).toBeNull();
  });
});
