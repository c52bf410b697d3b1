import { basename } from 'node:path';
import type { GuaranteeFacts } from '#shared/finance/guarantee-check/facts.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { lawOf } from '#shared/procedure/deadline-graph-facts.ts';
import { readWords } from '../../documents/read-words.ts';
import { gatherBid, type GatheredBid } from '../bids/gather-bid.ts';
import { loadProfile } from '../company/company-profile.ts';
import type { Step } from '../context.ts';
import { moneyZone } from './ledger.ts';
import { takeFile } from '../trust/read-file.ts';

const largest = 64 * 1024 * 1024;

/** The words of an issued guarantee, for the calculator `guarantee-check`. */
export const readGuarantee: Step<'guarantees.read'> = async ({ fileId }, { host }) => {
  const file = await takeFile(host, fileId, largest);
  if (!file.ok) return file;
  const words = await readWords(file.value.bytes, harmlessLine(basename(file.value.path)));
  return words.ok ? ok({ ...words.value }) : words;
};

/** The purchase code (ИКЗ) where a notice holds it: 36 digits in a field the model has no name for. */
const purchaseCodeIn = ({ procedure: { unknownFields } }: GatheredBid): string | undefined =>
  unknownFields.find(({ path, value }) => /purchaseCode|ikz/i.test(path) && /^\d{36}$/.test(value))?.value;

const wanted = ['sum', 'deadline', 'beneficiary', 'principal', 'purchaseCode', 'noticeNumber'] as const;
const innPattern = /^(?:\d{10}|\d{12})$/;
const partyOf = (name: string, inn: string | undefined): GuaranteeFacts['principal'] | undefined =>
  name.trim() === '' ? undefined : { name: name.trim(), ...(inn !== undefined && innPattern.test(inn) ? { inn } : {}) };

/** What the guarantee for a bid has to say, by the bid, its notice and our profile. */
export const suggestGuarantee: Step<'guarantees.suggest'> = async ({ bidId }, { host }) => {
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const { draft, procedure } = bid.value;
  const { database } = host.workspace;
  const profile = loadProfile(database);
  const lot = procedure.lots.find(({ id }) => id === draft.lotId);
  const customer = lot?.customer ?? procedure.customers[0] ?? procedure.buyer;
  const sum = draft.security?.currency === 'RUB' ? draft.security.amount : undefined;
  const noticeNumber = /^[\d-]{6,30}$/.test(procedure.sourceId) ? procedure.sourceId : undefined;
  const beneficiary = customer === null ? undefined : partyOf(customer.name, customer.inn);
  const principal = partyOf(profile.fullName, profile.inn);
  const purchaseCode = purchaseCodeIn(bid.value);
  const facts: Partial<GuaranteeFacts> = {
    law: lawOf(procedure) === 'ru223' ? '223-fz' : '44-fz',
    kind: 'bid',
    ...(sum === undefined ? {} : { sum }),
    ...(procedure.deadline === null ? {} : { deadline: dayIn(procedure.deadline, procedure.buyerZone ?? moneyZone) }),
    ...(beneficiary === undefined ? {} : { beneficiary }),
    ...(principal === undefined ? {} : { principal }),
    ...(purchaseCode === undefined ? {} : { purchaseCode }),
    ...(noticeNumber === undefined ? {} : { noticeNumber }),
    ...(typeof procedure.publishedAt === 'string' ? { publishedOn: dayIn(procedure.publishedAt, moneyZone) } : {}),
  };
  return ok({ facts, missing: wanted.filter((field) => facts[field] === undefined) });
};
