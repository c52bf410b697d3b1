import type { GuaranteeLook } from '#shared/bid/checks/guarantee.ts';
import { guaranteeCheck } from '#shared/finance/calculators/guarantee-check.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import { readWords } from '../../../documents/read-words.ts';
import { loadProfile } from '../../company/company-profile.ts';
import type { Host } from '../../context.ts';
import { workspaceBasis } from '../../money/own-basis.ts';
import { gatherDeadlines } from '../../procedures/deadlines-gather.ts';
import type { GatheredBid } from '../gather-bid.ts';

/** A guarantee has some pages; what is larger is a scan, which has no words. */
const largest = 16 * 1024 * 1024;
const mayBeMissing = ['sum-in-words', 'court', 'beneficiary-inn', 'principal-inn'];

/** Only these laws say what a guarantee has to be. */
const lawsOfGuarantees = { ru44: '44-fz', ru223: '223-fz', commercial: null } as const;

const factsOf = (host: Host, { draft, procedure }: GatheredBid, text: string): unknown => {
  const { database } = host.workspace;
  const dates = gatherDeadlines(host.workspace, draft.procedureId, 'UTC');
  const law = dates.ok ? lawsOfGuarantees[dates.value.question.law] : null;
  const announced = procedure.securities.find(({ kind }) => kind === 'bid');
  const sum = draft.security ?? { amount: announced?.amount ?? null, currency: announced?.currency ?? '' };
  if (law === null || sum.amount === null || sum.currency !== 'RUB') return null;
  const { fullName, shortName, inn } = loadProfile(database, draft.companyId);
  const { publishedAt, deadline, buyer, sourceId } = procedure;
  const isInn = (number: string | undefined): number is string => /^(?:\d{10}|\d{12})$/.test(number ?? '');
  return {
    law,
    kind: 'bid',
    sum: sum.amount,
    ...(deadline === null ? {} : { deadline }),
    beneficiary: { name: buyer.name, ...(isInn(buyer.inn) ? { inn: buyer.inn } : {}) },
    principal: { name: fullName === '' ? shortName : fullName, ...(isInn(inn) ? { inn } : {}) },
    ...(/^[\d-]{6,30}$/.test(sourceId) ? { noticeNumber: sourceId } : {}),
    ...(publishedAt === null || publishedAt === undefined ? {} : { publishedOn: dayIn(publishedAt, 'Europe/Moscow') }),
    text,
  };
};

/** Papers of the bid security that are guarantees, read against the notice. Payment slips and what is not under these laws are left alone. */
export const guaranteeLooks = async (host: Host, bid: GatheredBid): Promise<readonly GuaranteeLook[]> => {
  const looks: GuaranteeLook[] = [];
  for (const { name, size, digest, itemId } of bid.draft.documents) {
    if (itemId !== 'security' || size > largest || !/\.(?:pdf|docx|txt)$/i.test(name)) continue;
    const bytes = await host.workspace.vault.read(digest.value);
    if (!bytes.ok) continue;
    const words = await readWords(bytes.value, name);
    if (!words.ok) {
      looks.push({ file: name, fields: null });
      continue;
    }
    if (!/гаранти/i.test(words.value.text)) continue;
    const facts = factsOf(host, bid, words.value.text.slice(0, 200_000));
    if (facts === null) continue;
    const checked = guaranteeCheck.run(facts, workspaceBasis(host.workspace));
    if (!checked.ok) looks.push({ file: name, fields: 'unchecked' });
    else
      looks.push({
        file: name,
        fields: checked.value.fields.map((field) => ({ ...field, mayBeMissing: mayBeMissing.includes(field.field) })),
      });
  }
  return looks;
};
