/** A contract notice in eForms, of any number of lots and about any size, the same for the same arguments. */
export type LargeEforms = {
  readonly lots: number;
  /** Bytes of the whole, reached within the length of one lot's filling. */
  readonly bytes: number;
  readonly folderId?: string;
};

const namespaces = [
  'xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"',
  'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"',
  'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"',
  'xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"',
  'xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1"',
  'xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1"',
  'xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"',
].join(' ');

const languages = ['ENG', 'DEU', 'FRA', 'POL', 'BUL'] as const;
const named = (name: string, text: string): string =>
  languages.map((code) => `\t\t\t<cbc:${name} languageID="${code}">${text} (${code})</cbc:${name}>\n`).join('');

/** What makes a real notice long: criteria in words, which nothing of ours reads and everything keeps. */
const criterion = (lot: number, at: number): string => `\t\t\t<cac:AwardingTerms><cac:AwardingCriterion>
\t\t\t\t<cac:SubordinateAwardingCriterion>
\t\t\t\t\t<cbc:AwardingCriterionTypeCode listName="award-criterion-type">quality</cbc:AwardingCriterionTypeCode>
\t\t\t\t\t<cbc:Name languageID="ENG">Criterion ${at} of lot ${lot}</cbc:Name>
\t\t\t\t\t<cbc:Description languageID="ENG">The method, the team and the plan are weighed &amp; compared; § ${at} – “as set out”.</cbc:Description>
\t\t\t\t</cac:SubordinateAwardingCriterion>
\t\t\t</cac:AwardingCriterion></cac:AwardingTerms>
`;

const lotOf = (lot: number, criteria: number): string => {
  const id = `LOT-${String(lot).padStart(4, '0')}`;
  const filling = Array.from({ length: criteria }, (_, at) => criterion(lot, at + 1)).join('');
  return `\t<cac:ProcurementProjectLot>
\t\t<cbc:ID schemeName="Lot">${id}</cbc:ID>
\t\t<cac:TenderingTerms>
\t\t\t<cac:RequiredFinancialGuarantee><cbc:GuaranteeTypeCode listName="tender-guarantee-required">true</cbc:GuaranteeTypeCode><cbc:Description languageID="ENG">Two per cent of the lot</cbc:Description></cac:RequiredFinancialGuarantee>
\t\t\t<cac:CallForTendersDocumentReference><cbc:ID>D${lot}</cbc:ID><cbc:DocumentType>non-restricted-document</cbc:DocumentType><cac:Attachment><cac:ExternalReference><cbc:URI>https://example.org/documents/${lot}</cbc:URI></cac:ExternalReference></cac:Attachment></cac:CallForTendersDocumentReference>
${filling}\t\t</cac:TenderingTerms>
\t\t<cac:TenderingProcess>
\t\t\t<cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2026-12-01+01:00</cbc:EndDate><cbc:EndTime>12:00:00+01:00</cbc:EndTime></cac:TenderSubmissionDeadlinePeriod>
\t\t</cac:TenderingProcess>
\t\t<cac:ProcurementProject>
${named('Name', `Lot ${lot}: equipment`)}${named('Description', `Delivery and installation for lot ${lot}`)}\t\t\t<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="EUR">${lot * 1_000}.50</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>
\t\t\t<cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">${30_000_000 + lot}</cbc:ItemClassificationCode></cac:MainCommodityClassification>
\t\t</cac:ProcurementProject>
\t</cac:ProcurementProjectLot>
`;
};

const noticeOf = ({ lots, folderId = '5d2f6a10-0000-4000-8000-000000000001' }: LargeEforms, criteria: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<ContractNotice ${namespaces}>
\t<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension><efac:Organizations><efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name languageID="ENG">City of Example</cbc:Name></cac:PartyName></efac:Company></efac:Organization></efac:Organizations></efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
\t<cbc:ID schemeName="notice-id">n-1</cbc:ID>
\t<cbc:ContractFolderID>${folderId}</cbc:ContractFolderID>
\t<cbc:IssueDate>2026-11-01+01:00</cbc:IssueDate>
\t<cbc:IssueTime>10:00:00+01:00</cbc:IssueTime>
\t<cbc:NoticeTypeCode listName="competition">cn-standard</cbc:NoticeTypeCode>
\t<cbc:NoticeLanguageCode>ENG</cbc:NoticeLanguageCode>
\t<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
\t<cac:TenderingProcess><cbc:ProcedureCode>open</cbc:ProcedureCode></cac:TenderingProcess>
\t<cac:ProcurementProject>
${named('Name', 'Equipment for schools')}\t\t<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="EUR">5050050.00</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>
\t</cac:ProcurementProject>
${Array.from({ length: lots }, (_, at) => lotOf(at + 1, criteria)).join('')}</ContractNotice>
`;

export const largeEforms = (wanted: LargeEforms): Buffer => {
  const [bare, one] = [0, 1].map((criteria) => Buffer.byteLength(noticeOf(wanted, criteria))) as [number, number];
  return Buffer.from(noticeOf(wanted, Math.max(0, Math.round((wanted.bytes - bare) / (one - bare)))));
};
