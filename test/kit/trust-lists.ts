import { createHash, sign } from 'node:crypto';
import type { Certificate } from '#electron/pki/certificate/certificate.ts';
import { testKey, type TestKey } from './ca.ts';

/** Trust lists as states publish them, small, written in canonical form so that they can be signed without a library. */

const base64 = ({ der }: Certificate): string => Buffer.from(der).toString('base64');
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const tag = (name: string, ...content: readonly string[]): string =>
  `<${name}>${content.join('')}</${name.split(' ')[0] ?? name}>`;
const said = (name: string, text: string): string => tag(name, escaped(text));

const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';

/** The document with an enveloped signature (XMLDSig, exclusive canonical form, RSA with SHA-256) before its end tag. */
export const signedXml = (document: string, key: TestKey, certificate: Certificate): string => {
  const digest = createHash('sha256').update(document).digest('base64');
  const info = [
    '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod>',
    '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod>',
    '<ds:Reference URI=""><ds:Transforms>',
    '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></ds:Transform>',
    '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:Transform></ds:Transforms>',
    '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>',
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
  ].join('');
  const value = sign('sha256', Buffer.from(`<ds:SignedInfo xmlns:ds="${signatureNamespace}">${info}`), testKey(key));
  const signature = [
    `<ds:Signature xmlns:ds="${signatureNamespace}"><ds:SignedInfo>${info}`,
    `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>`,
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
    '</ds:Signature>',
  ].join('');
  const end = document.lastIndexOf('</');
  return document.slice(0, end) + signature + document.slice(end);
};

const etsi = 'http://uri.etsi.org/TrstSvc';
export const euStatus = (word: string): string => `${etsi}/TrustedList/Svcstatus/${word}`;

export type EuService = {
  readonly name: string;
  readonly type?: string;
  readonly certificates: readonly Certificate[];
  readonly status?: string;
  readonly from?: string;
  readonly history?: readonly { readonly status: string; readonly from: string; readonly extensions?: string }[];
  /** Raw `ServiceInformationExtensions`. */
  readonly extensions?: string;
};
export type EuParts = {
  readonly territory?: string;
  readonly sequence?: number;
  readonly nextUpdate?: string | null;
  readonly services?: readonly EuService[];
  /** Makes it a list of lists: who may sign the list of which country. */
  readonly pointers?: readonly { readonly territory: string; readonly certificates: readonly Certificate[] }[];
};

const names = (holder: string, text: string): string =>
  tag(holder, `<Name xml:lang="de">${escaped(text)} (de)</Name>`, `<Name xml:lang="en">${escaped(text)}</Name>`);

const identity = (certificates: readonly Certificate[]): string =>
  tag(
    'ServiceDigitalIdentity',
    ...certificates.map((one) => tag('DigitalId', said('X509Certificate', base64(one)))),
    tag('DigitalId', said('X509SubjectName', 'CN=whatever')),
  );

const svcInfo = `${etsi}/TrustedList/SvcInfoExt`;

/** Extensions of a service: what it serves, and what is said of certificates that meet raw criteria. */
export const serviceExtensions = (
  serves: readonly ('ForeSignatures' | 'ForeSeals' | 'ForWebSiteAuthentication')[],
  rules: readonly { readonly qualifiers: readonly string[]; readonly criteria: string }[] = [],
): string =>
  `<ServiceInformationExtensions>${serves
    .map(
      (use) =>
        `<Extension Critical="true"><AdditionalServiceInformation><URI xml:lang="en">${svcInfo}/${use}</URI></AdditionalServiceInformation></Extension>`,
    )
    .join('')}${
    rules.length === 0
      ? ''
      : `<Extension Critical="true"><q:Qualifications xmlns:q="http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#">${rules
          .map(
            ({ qualifiers, criteria }) =>
              `<q:QualificationElement><q:Qualifiers>${qualifiers
                .map((one) => `<q:Qualifier uri="${svcInfo}/${one}"></q:Qualifier>`)
                .join('')}</q:Qualifiers>${criteria}</q:QualificationElement>`,
          )
          .join('')}</q:Qualifications></Extension>`
  }</ServiceInformationExtensions>`;

const period = (service: EuService, status: string, from: string, extensions = ''): string =>
  said('ServiceTypeIdentifier', service.type ?? `${etsi}/Svctype/CA/QC`) +
  names('ServiceName', service.name) +
  identity(service.certificates) +
  said('ServiceStatus', status) +
  said('StatusStartingTime', from) +
  extensions;

const serviceXml = (service: EuService): string =>
  tag(
    'TSPService',
    tag(
      'ServiceInformation',
      period(
        service,
        service.status ?? euStatus('granted'),
        service.from ?? '2017-01-01T00:00:00Z',
        service.extensions,
      ),
    ),
    ...(service.history === undefined
      ? []
      : [
          tag(
            'ServiceHistory',
            ...service.history.map((past) =>
              tag('ServiceHistoryInstance', period(service, past.status, past.from, past.extensions)),
            ),
          ),
        ]),
  );

/** A trusted list of ETSI TS 119 612, unsigned. */
export const euList = (parts: EuParts = {}): string => {
  const { territory = 'DE', sequence = 7, services = [], pointers } = parts;
  const nextUpdate = parts.nextUpdate === undefined ? '2027-01-01T00:00:00Z' : parts.nextUpdate;
  const kind = pointers === undefined ? 'EUgeneric' : 'EUlistofthelists';
  return [
    '<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" TSLTag="http://uri.etsi.org/19612/TSLTag">',
    tag(
      'SchemeInformation',
      said('TSLVersionIdentifier', '5'),
      said('TSLSequenceNumber', String(sequence)),
      said('TSLType', `${etsi}/TrustedList/TSLType/${kind}`),
      names('SchemeOperatorName', 'Supervisor & Co'),
      said('SchemeTerritory', territory),
      ...(pointers === undefined
        ? []
        : [
            tag(
              'PointersToOtherTSL',
              ...pointers.map((pointer) =>
                tag(
                  'OtherTSLPointer',
                  tag('ServiceDigitalIdentities', identity(pointer.certificates)),
                  said('TSLLocation', `https://tsl.example.test/${pointer.territory}.xml`),
                  tag('AdditionalInformation', tag('OtherInformation', said('SchemeTerritory', pointer.territory))),
                ),
              ),
            ),
          ]),
      said('ListIssueDateTime', '2026-10-01T00:00:00Z'),
      tag('NextUpdate', ...(nextUpdate === null ? [] : [said('dateTime', nextUpdate)])),
    ),
    tag(
      'TrustServiceProviderList',
      tag(
        'TrustServiceProvider',
        tag('TSPInformation', names('TSPName', 'Provider AG')),
        tag('TSPServices', ...services.map(serviceXml)),
      ),
    ),
    '</TrustServiceStatusList>',
  ].join('');
};

export type RussianCentre = {
  readonly name: string;
  readonly certificates: readonly Certificate[];
  readonly status?: string;
  readonly from?: string;
  readonly history?: readonly { readonly status: string; readonly from: string }[];
};

const statusXml = (status: string, from: string): string =>
  tag('СтатусАккредитации', said('Статус', status), said('ДействуетС', from));

/** The ministry's list of accredited authorities, unsigned. */
export const russianList = (centres: readonly RussianCentre[], version = 16_000): string =>
  tag(
    'АккредитованныеУдостоверяющиеЦентры',
    said('Версия', String(version)),
    said('Дата', '2026-11-20T00:00:00.0000000+03:00'),
    ...centres.map((centre) =>
      tag(
        'УдостоверяющийЦентр',
        said('Название', `Акционерное общество «${centre.name}»`),
        said('КраткоеНазвание', centre.name),
        tag(
          'ПрограммноАппаратныеКомплексы',
          tag(
            'ПрограммноАппаратныйКомплекс',
            said('Псевдоним', 'ПАК 1'),
            tag(
              'КлючиУполномоченныхЛиц',
              tag(
                'Ключ',
                said('ИдентификаторКлюча', 'AA'),
                tag('АдресаСписковОтзыва', said('Адрес', 'http://crl.example.test/1.crl')),
                tag(
                  'Сертификаты',
                  ...centre.certificates.map((one) =>
                    tag('ДанныеСертификата', said('Отпечаток', 'AA'), said('Данные', base64(one))),
                  ),
                ),
              ),
            ),
          ),
        ),
        said('ИНН', '7700000000'),
        statusXml(centre.status ?? 'Действует', centre.from ?? '2020-07-01T00:00:00+03:00'),
        ...(centre.history === undefined
          ? []
          : [tag('ИсторияСтатусовАккредитации', ...centre.history.map((past) => statusXml(past.status, past.from)))]),
      ),
    ),
  );
