import { hourFrom, morningFrom } from './moments.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** A notice of an electronic auction under 44-FZ; times in hours from the moment of loading. */
export type StateNotice = {
  readonly number: string;
  readonly title: string;
  readonly buyer: { readonly name: string; readonly inn: string };
  readonly amount: string;
  readonly security: string;
  /** Percent of the price. */
  readonly performance: string;
  readonly published: number;
  readonly deadline: number;
  readonly item: {
    readonly name: string;
    readonly code: string;
    readonly unit: string;
    readonly quantity: number;
    readonly price: string;
  };
};

const namespaces = [
  ['', 'types/1'],
  [':base', 'base/1'],
  [':common', 'common/1'],
  [':ep', 'EPtypes/1'],
  [':export', 'export/1'],
]
  .map(([prefix, path]) => `xmlns${prefix ?? ''}="http://zakupki.gov.ru/oos/${path ?? ''}"`)
  .join(' ');

const exported = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<export:export ${namespaces}>${body}</export:export>\n`;

const moscow = (now: Instant, hours: number): string => hourFrom(now, hours, '+03:00');

/** The notice as the state system exports it. */
export const stateNotice = (notice: StateNotice, now: Instant): string => {
  const { number, title, buyer, amount, security, performance, item } = notice;
  const from = moscow(now, notice.published);
  const max = `<ep:maxPriceInfo><ep:maxPrice>${amount}</ep:maxPrice><ep:currency><base:code>RUB</base:code></ep:currency></ep:maxPriceInfo>`;
  return exported(`<export:epNotificationEF2020 schemeVersion="13.1"><ep:id>${number}</ep:id><ep:versionNumber>1</ep:versionNumber>
<ep:commonInfo><ep:purchaseNumber>${number}</ep:purchaseNumber><ep:publishDTInEIS>${from}</ep:publishDTInEIS><ep:href>https://example.org/${number}</ep:href>
<ep:placingWay><base:code>EAP20</base:code><base:name>Электронный аукцион</base:name></ep:placingWay>
<ep:ETP><base:code>ETP_GPB</base:code><base:name>ЭТП ГПБ</base:name><base:url>https://example.org</base:url></ep:ETP><ep:purchaseObjectInfo>${title}</ep:purchaseObjectInfo></ep:commonInfo>
<ep:purchaseResponsibleInfo><ep:responsibleOrgInfo><ep:fullName>${buyer.name}</ep:fullName><ep:INN>${buyer.inn}</ep:INN></ep:responsibleOrgInfo></ep:purchaseResponsibleInfo>
<ep:notificationInfo><ep:procedureInfo><ep:collectingInfo><ep:startDT>${from}</ep:startDT><ep:endDT>${morningFrom(now, notice.deadline, '+03:00')}</ep:endDT></ep:collectingInfo></ep:procedureInfo>
<ep:contractConditionsInfo>${max}</ep:contractConditionsInfo>
<ep:customerRequirementsInfo><ep:customerRequirementInfo><ep:customer><base:regNum>1</base:regNum><base:fullName>${buyer.name}</base:fullName></ep:customer>
<ep:applicationGuarantee><ep:amount>${security}</ep:amount></ep:applicationGuarantee><ep:contractGuarantee><ep:part>${performance}</ep:part></ep:contractGuarantee>
<ep:contractConditionsInfo>${max}</ep:contractConditionsInfo></ep:customerRequirementInfo></ep:customerRequirementsInfo>
<ep:purchaseObjectsInfo><ep:notDrugPurchaseObjectsInfo><common:purchaseObject><common:sid>1</common:sid><common:OKPD2><base:OKPDCode>${item.code}</base:OKPDCode><base:OKPDName>${item.name}</base:OKPDName></common:OKPD2>
<common:name>${item.name}</common:name><common:OKEI><base:name>${item.unit}</base:name></common:OKEI><common:price>${item.price}</common:price><common:quantity><common:value>${String(item.quantity)}</common:value></common:quantity><common:sum>${amount}</common:sum></common:purchaseObject></ep:notDrugPurchaseObjectsInfo></ep:purchaseObjectsInfo></ep:notificationInfo></export:epNotificationEF2020>`);
};
