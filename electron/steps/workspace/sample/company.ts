import type { CompanyProfile } from '#shared/contract/workspace.ts';

export const sampleCompany: CompanyProfile = {
  fullName: 'Общество с ограниченной ответственностью «Северный Причал»',
  shortName: 'ООО «Северный Причал»',
  country: 'RU',
  inn: '9900123450',
  kpp: '990001001',
  ogrn: '1269900000017',
  legalAddress: '000000, г. Примерск, ул. Образцовая, д. 1',
  postalAddress: '000000, г. Примерск, а/я 1',
  contactName: 'Иванова Мария Петровна',
  contactEmail: 'tender@example.org',
  contactPhone: '+7 000 000-00-00',
  accounts: [
    {
      bank: 'АО «Банк Пример»',
      bik: '049900123',
      account: '40702810300000000001',
      correspondent: '30101810800000000123',
    },
  ],
};
