import { expect, test } from 'vitest';
import { readProtocol } from '#electron/notices/offers/read-protocol.ts';

/*
 * Structures as they were found in published files, names, numbers and prices invented:
 * - 44-FZ until 2021: github.com/Sterks/rXML, example/protocols44/fcsProtocolEF3_0873500000820003425_30311379.xml and
 *   fcsProtocolEZK2_0373200554120000039_30312504.xml (members of the commission stand in every application);
 * - 44-FZ since 2022 (`epProtocolEF2020Final`, `epProtocolEOK2020Final`): bidders are numbers there, the price is `finalPrice` or
 *   `costCriterionInfo/offer`, the place `appRating`;
 * - 223-FZ: the types in github.com/Sterks/rXML, protocols223/protocol.go, and `winnerIndication` as read by public parsers;
 * - eForms: github.com/OP-TED/eForms-SDK, examples/notices/can_24_minimal.xml.
 */
const read = (xml: string) => {
  const protocol = readProtocol(new TextEncoder().encode(xml), 'protocol.xml');
  return protocol.ok
    ? {
        number: protocol.value.number,
        lines: protocol.value.offers.map(({ bidder, inn, price, currency, place, lotId, on }) =>
          [bidder, inn, price, currency, place, lotId, on].map((value) => value ?? '-').join(' | '),
        ),
      }
    : protocol.error.code;
};
const state = (body: string): string =>
  `<ns2:export xmlns:ns2="http://zakupki.gov.ru/oos/export/1" xmlns:ns3="http://zakupki.gov.ru/oos/common/1" xmlns:ns4="http://zakupki.gov.ru/oos/base/1" xmlns:ns8="http://zakupki.gov.ru/oos/EPtypes/1" xmlns="http://zakupki.gov.ru/oos/types/1">${body}</ns2:export>`;
const member = '<lastName>Комиссаров</lastName><firstName>Пётр</firstName><middleName>Ильич</middleName>';
const contact = `<ns3:contactInfo><ns3:contactPersonInfo><ns3:lastName>Связной</ns3:lastName><ns3:firstName>Иван</ns3:firstName></ns3:contactPersonInfo></ns3:contactInfo>`;
const legalForm = '<ns3:legalForm><ns4:code>12300</ns4:code><ns4:singularName>ООО</ns4:singularName></ns3:legalForm>';

test('an auction of 2020: companies and entrepreneurs by their names, the price each would win with, the place', () => {
  const application = (number: string, who: string, rating: string, price: string): string =>
    `<application><journalNumber>${number}</journalNumber><appParticipantInfo>${who}</appParticipantInfo>
     <admissionResults><admissionResult><protocolCommissionMember><memberNumber>1</memberNumber></protocolCommissionMember><admitted>true</admitted></admissionResult></admissionResults>
     <admitted>true</admitted><appRating>${rating}</appRating><winnerPrice>${price}</winnerPrice></application>`;
  const company = `<ns3:legalEntityRFInfo><ns3:fullName>ООО «Образец»</ns3:fullName><ns3:INN>9900123467</ns3:INN>${legalForm}${contact}</ns3:legalEntityRFInfo>`;
  const person = `<ns3:individualPersonRFInfo><ns3:nameInfo><ns3:lastName>Примеров</ns3:lastName><ns3:firstName>Иван</ns3:firstName><ns3:middleName>Ильич</ns3:middleName></ns3:nameInfo><ns3:INN>990012346789</ns3:INN><ns3:isIP>true</ns3:isIP></ns3:individualPersonRFInfo>`;
  expect(
    read(
      state(`<ns2:fcsProtocolEF3 schemeVersion="10.2"><purchaseNumber>0399300000120000425</purchaseNumber><protocolDate>2020-10-01T09:00:00+03:00</protocolDate>
      <commission><commissionMembers><commissionMember>${member}</commissionMember></commissionMembers></commission>
      <protocolPublisher><publisherOrg><fullName>ГКУ «Пример»</fullName></publisherOrg></protocolPublisher>
      <protocolLot><applications>${application('1', company, '2', '1960000.00')}${application('2', person, '1', '1910500.5')}</applications></protocolLot></ns2:fcsProtocolEF3>`),
    ),
  ).toEqual({
    number: '0399300000120000425',
    lines: [
      'ООО «Образец» | 9900123467 | 1960000.00 | - | 2 | - | 2020-10-01',
      'ИП Примеров Иван Ильич | 990012346789 | 1910500.50 | - | 1 | - | 2020-10-01',
    ],
  });
});

test('a quotation: no member of the commission is taken for the bidder, the winner by its word', () => {
  const commission = `<ns8:admissionResultsInfo><ns8:admissionResultInfo><ns8:commissionMemberInfo><ns3:nameInfo><ns3:lastName>Комиссаров</ns3:lastName><ns3:firstName>Пётр</ns3:firstName></ns3:nameInfo><ns3:role><ns3:code>4</ns3:code><ns3:name>Член комиссии</ns3:name></ns3:role></ns8:commissionMemberInfo></ns8:admissionResultInfo></ns8:admissionResultsInfo>`;
  expect(
    read(
      state(`<ns2:epProtocolEZK2><ns8:commonInfo><ns8:purchaseNumber>0399300000120000039</ns8:purchaseNumber><ns8:publishDTInEIS>2020-10-01T09:31:00+03:00</ns8:publishDTInEIS></ns8:commonInfo>
      <ns8:protocolInfo><ns8:applicationsInfo><ns8:applicationInfo><ns8:commonInfo><ns8:appNumber>7</ns8:appNumber>${commission}</ns8:commonInfo><ns8:finalPrice>99550</ns8:finalPrice>
      <ns8:appParticipantInfo><ns3:legalEntityRFInfo><ns3:fullName>ООО «Образец-Строй»</ns3:fullName><ns3:INN>9900123474</ns3:INN>${legalForm}</ns3:legalEntityRFInfo></ns8:appParticipantInfo>
      <ns8:admittedInfo><ns8:appAdmittedInfo><ns8:admitted>true</ns8:admitted><ns8:resultType>WIN_OFFER</ns8:resultType></ns8:appAdmittedInfo></ns8:admittedInfo></ns8:applicationInfo></ns8:applicationsInfo></ns8:protocolInfo></ns2:epProtocolEZK2>`),
    ),
  ).toEqual({
    number: '0399300000120000039',
    lines: ['ООО «Образец-Строй» | 9900123474 | 99550.00 | - | 1 | - | 2020-10-01'],
  });
});

test('an auction and a tender since 2022: bidders are numbers, the price stands in the criteria of a tender', () => {
  const application = (number: string, price: string, rating: string): string =>
    `<ns8:applicationInfo><ns8:commonInfo><ns8:appNumber>${number}</ns8:appNumber></ns8:commonInfo>${price}<ns8:admittedInfo><ns8:appAdmittedInfo><ns8:admitted>true</ns8:admitted><ns8:appRating>${rating}</ns8:appRating></ns8:appAdmittedInfo></ns8:admittedInfo></ns8:applicationInfo>`;
  const criterion =
    '<ns8:qualitativeCriterionInfo><ns8:code>QO</ns8:code><ns8:indicatorsInfo><ns8:indicatorInfo><ns8:offer>300000.00</ns8:offer></ns8:indicatorInfo></ns8:indicatorsInfo></ns8:qualitativeCriterionInfo><ns8:costCriterionInfo><ns8:code>CP</ns8:code><ns8:offer>580000.00</ns8:offer></ns8:costCriterionInfo>';
  expect(
    read(
      state(
        `<ns2:epProtocolEF2020Final><ns8:commonInfo><ns8:purchaseNumber>0399300000126000140</ns8:purchaseNumber></ns8:commonInfo><ns8:protocolInfo><ns8:applicationsInfo>${application('118', '<ns8:finalPrice>610207.99</ns8:finalPrice>', '1')}${application('92', criterion, '2')}</ns8:applicationsInfo></ns8:protocolInfo></ns2:epProtocolEF2020Final>`,
      ),
    ),
  ).toEqual({
    number: '0399300000126000140',
    lines: ['№ 118 | - | 610207.99 | - | 1 | - | -', '№ 92 | - | 580000.00 | - | 2 | - | -'],
  });
});

test('223-FZ: each lot with its bidders, the currency of the price and not another code, the place of the commission', () => {
  const application = (number: string, price: string, rest: string): string =>
    `<ns2:application><ns2:applicationNumber>${number}</ns2:applicationNumber>${rest}<ns2:price>${price}</ns2:price><ns2:currency><code>RUB</code><digitalCode>643</digitalCode><name>Российский рубль</name></ns2:currency></ns2:application>`;
  const lot = (ordinal: string, applications: string): string =>
    `<ns2:protocolLotApplications><ns2:lot><ns2:guid>g${ordinal}</ns2:guid><ns2:ordinalNumber>${ordinal}</ns2:ordinalNumber><ns2:initialSum>9000000</ns2:initialSum></ns2:lot>${applications}</ns2:protocolLotApplications>`;
  const supplier = '<ns2:supplierInfo><name>АО «Пример»</name><inn>9900123481</inn></ns2:supplierInfo>';
  expect(
    read(`<ns2:purchaseProtocol xmlns:ns2="http://zakupki.gov.ru/223fz/purchase/1" xmlns="http://zakupki.gov.ru/223fz/types/1"><ns2:body><ns2:item><ns2:purchaseProtocolData>
      <ns2:purchaseInfo><purchaseNoticeNumber>31900000001</purchaseNoticeNumber><name>Насосы</name></ns2:purchaseInfo><ns2:registrationNumber>31900000001-01</ns2:registrationNumber>
      <ns2:customer><mainInfo><fullName>ПАО «Заказчик»</fullName><inn>9900123499</inn></mainInfo></ns2:customer>
      <ns2:publicationDateTime>2026-11-20T10:00:00</ns2:publicationDateTime><ns2:lotApplicationsList>
      ${lot('1', application('1', '8200000', `${supplier}<ns2:winnerIndication>F</ns2:winnerIndication>`) + application('2', '8300000.10', '<ns2:commissionDecisionPlace>2</ns2:commissionDecisionPlace>'))}
      ${lot('2', application('3', '70', '<ns2:winnerIndication>S</ns2:winnerIndication>'))}</ns2:lotApplicationsList></ns2:purchaseProtocolData></ns2:item></ns2:body></ns2:purchaseProtocol>`),
  ).toEqual({
    number: '31900000001',
    lines: [
      'АО «Пример» | 9900123481 | 8200000.00 | RUB | 1 | 1 | 2026-11-20',
      '№ 2 | - | 8300000.10 | RUB | 2 | 1 | 2026-11-20',
      '№ 3 | - | 70.00 | RUB | 2 | 2 | 2026-11-20',
    ],
  });
});

test('an award notice of the EU: tenders with their companies, ranks and lots; an only chosen tender needs no rank', () => {
  const tender = (id: string, rank: string, amount: string, party: string): string =>
    `<efac:LotTender><cbc:ID>${id}</cbc:ID>${rank}<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">${amount}</cbc:PayableAmount></cac:LegalMonetaryTotal><efac:TenderingParty><cbc:ID>${party}</cbc:ID></efac:TenderingParty><efac:TenderLot><cbc:ID>LOT-0001</cbc:ID></efac:TenderLot></efac:LotTender>`;
  const notice = (
    tenders: string,
    chosen: string,
  ): string => `<ContractAwardNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2" xmlns:cac="urn:cac" xmlns:cbc="urn:cbc" xmlns:efac="urn:efac" xmlns:ext="urn:ext"><ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><ext:EformsExtension>
    <efac:NoticeResult><efac:LotResult><cbc:TenderResultCode>selec-w</cbc:TenderResultCode>${chosen}<efac:TenderLot><cbc:ID>LOT-0001</cbc:ID></efac:TenderLot></efac:LotResult>${tenders}
    <efac:TenderingParty><cbc:ID>TPA-0001</cbc:ID><efac:Tenderer><cbc:ID>ORG-0004</cbc:ID></efac:Tenderer></efac:TenderingParty></efac:NoticeResult>
    <efac:Organizations><efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0004</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name languageID="FRA">Exemple SARL</cbc:Name></cac:PartyName><cac:PartyLegalEntity><cbc:CompanyID>000 000 001</cbc:CompanyID></cac:PartyLegalEntity></efac:Company></efac:Organization></efac:Organizations>
    </ext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions><cbc:ID>n1</cbc:ID><cbc:ContractFolderID>folder-1</cbc:ContractFolderID><cbc:IssueDate>2026-11-20+01:00</cbc:IssueDate></ContractAwardNotice>`;
  const named = '<efac:LotTender><cbc:ID>TEN-0001</cbc:ID></efac:LotTender>';
  const first = tender('TEN-0001', '', '95414', 'TPA-0001');
  const second = tender('TEN-0002', '<cbc:RankCode>2</cbc:RankCode>', '98000.5', 'TPA-0002');
  expect(read(notice(first + second, named))).toEqual({
    number: 'folder-1',
    lines: [
      'Exemple SARL | 000 000 001 | 95414.00 | EUR | 1 | LOT-0001 | 2026-11-20',
      '№ TEN-0002 | - | 98000.50 | EUR | 2 | LOT-0001 | 2026-11-20',
    ],
  });
  expect(read(notice(first, ''))).toMatchObject({
    lines: ['Exemple SARL | 000 000 001 | 95414.00 | EUR | - | LOT-0001 | 2026-11-20'],
  });
});

test('what names no price, is no sound XML, or is no document of this kind is refused by its own code', () => {
  expect(read(state('<ns2:fcsProtocolEFInvalidation/>'))).toBe('submission.protocol-empty');
  expect(read('{"ocid":"ocds-1","tender":{}}')).toBe('submission.protocol-empty');
  expect(read('<a><b></a>')).toMatch(/^xml\./);
  expect(read('')).toMatch(/^xml\./);
});
