import type { Finding, Outcome } from '../../kernel/failure.ts';
import { parseAccount, parseBik, parseCorrespondentAccount } from './bank.ts';
import type { CompanyCode } from '../codes.ts';
import type { IdentifierCode } from './codes.ts';
import { parseInn } from './inn.ts';
import { parseKpp } from './kpp.ts';
import { parseOgrn, parseOgrnip } from './ogrn.ts';
import { parseSnils } from './snils.ts';

/** The numbers of a company card; an empty text is a number that is not filled in yet. */
export type Identifiers = {
  readonly country: string;
  readonly inn: string;
  readonly kpp: string;
  readonly ogrn: string;
  readonly contactSnils?: string;
  readonly contactEmail?: string;
  readonly accounts: readonly { readonly bik: string; readonly account: string; readonly correspondent: string }[];
};

/**
 * What is wrong with a Russian company's numbers, each finding at its field. A number left out is no fault here, and another
 * country's numbers follow other rules and are not looked at. Treasury accounts get an `info`: their digit is not checked.
 */
export const checkIdentifiers = (card: Identifiers): readonly Finding<IdentifierCode | CompanyCode>[] => {
  const findings: Finding<IdentifierCode | CompanyCode>[] = [];
  const { contactEmail = '' } = card;
  if (contactEmail !== '' && !/^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@.]{2,}$/u.test(contactEmail.trim()))
    findings.push({
      code: 'company.email-form',
      severity: 'warning',
      place: { path: 'contactEmail' },
      details: { value: contactEmail },
    });
  if (card.country !== 'RU') return findings;
  const look = <T>(path: string, text: string, parse: (text: string) => Outcome<T, IdentifierCode>): T | null => {
    if (text.trim() === '') return null;
    const read = parse(text);
    if (read.ok) return read.value;
    findings.push({ ...read.error, severity: 'warning', place: { path } });
    return null;
  };

  const inn = look('inn', card.inn, parseInn);
  const kpp = look('kpp', card.kpp, parseKpp);
  const isProprietor = card.ogrn.trim().length === 15;
  const ogrn = look('ogrn', card.ogrn, (text) => (isProprietor ? parseOgrnip(text) : parseOgrn(text)));
  look('contactSnils', card.contactSnils ?? '', parseSnils);
  if (inn?.owner === 'person' && kpp !== null)
    findings.push({
      code: 'company.kpp-of-person',
      severity: 'warning',
      place: { path: 'kpp' },
      details: { inn: inn.value },
    });
  if (inn !== null && ogrn !== null && (inn.owner === 'person') !== isProprietor)
    findings.push({
      code: 'company.numbers-of-two-kinds',
      severity: 'warning',
      place: { path: 'ogrn' },
      details: { inn: inn.value, ogrn },
    });
  for (const [index, { bik, account, correspondent }] of card.accounts.entries()) {
    const path = `accounts.${String(index)}`;
    const bank = look(`${path}.bik`, bik, parseBik);
    if (bank === null) continue;
    const read = look(`${path}.account`, account, (text) => parseAccount(text, bank));
    if (read?.checked === false) {
      const details = { value: account };
      findings.push({
        code: 'company.account-not-checked',
        severity: 'info',
        place: { path: `${path}.account` },
        details,
      });
    }
    look(`${path}.correspondent`, correspondent, (text) =>
      text.trim().startsWith('0') ? parseAccount(text, bank) : parseCorrespondentAccount(text, bank),
    );
  }
  return findings;
};
