import type { PlatformCost } from '#shared/contract/platforms.ts';
import { calculate } from '#shared/finance/calculators.ts';
import { holdsOn } from '#shared/finance/tariffs/covers.ts';
import { platformCost } from '#shared/finance/tariffs/platform-cost.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { dayIn, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Sector } from '#shared/procedure/platforms/vocabulary.ts';
import type { Host, Step } from '../context.ts';
import { currentFacts, procedureRecord } from '../procedures/deadlines-gather.ts';
import { accessRecords } from './access-records.ts';
import { cardNamed, cardOf } from './platform-cards.ts';
import { platformWork } from './platform-work.ts';

/**
 * What a platform costs for a procedure of the workspace: a line of its bid's cost. `platformId` null: the one its notice
 * names. A start price in another currency than roubles is as good as none: no tariff's bound can be compared with it.
 */
export const costOfProcedure = (
  host: Host,
  procedureId: string,
  platformId: string | null,
  asked: {
    readonly sector?: Sector | null;
    /** Of the lot that is bid for, where it has a price of its own. */
    readonly startPrice?: { readonly amount: string; readonly currency: string } | null;
  } = {},
): Outcome<PlatformCost> => {
  const { database } = host.workspace;
  const record = procedureRecord(host.workspace, procedureId);
  if (!record.ok) return record;
  const facts = currentFacts(host.workspace, record.value);
  if (!facts.ok) return facts;
  const card = platformId === null ? cardNamed(database, facts.value.platformWords) : cardOf(database, platformId);
  if (card === null) return failKernel('record.not-found', { kind: 'platform', id: platformId ?? '' });
  const { deadline } = record.value;
  const { amount, currency } = asked.startPrice ?? record.value;
  const { question, section } = facts.value;
  const cost = platformCost(
    card,
    {
      startPrice: currency === 'RUB' ? amount : null,
      section,
      sector: asked.sector ?? null,
      smallBusinessOnly: question.onlySmall,
      on: question.publishedOn ?? dayIn(host.clock(), card.zone),
      until: deadline === null ? null : dayIn(instantFromEpoch(deadline), card.zone),
    },
    accessRecords(database).filter((access) => access.platformId === card.platformId),
  );
  return ok({
    platformId: card.platformId,
    platform: card.name,
    lines: [...cost.lines],
    beforeBid: cost.beforeBid,
    ifWon: cost.ifWon,
    findings: cost.findings.map((finding) => ({ ...finding })),
  });
};

export const costStep: Step<'platforms.cost'> = async ({ procedureId, platformId, sector }, { host }) =>
  costOfProcedure(host, procedureId, platformId, { sector });

/** The card's rows of today as the calculator takes them. */
export const cheapestStep: Step<'platforms.cheapest'> = async ({ platformId, procedureIds, planned }, { host }) => {
  const card = cardOf(host.workspace.database, platformId);
  if (card === null) return failKernel('record.not-found', { kind: 'platform', id: platformId });
  const wanted = new Set(procedureIds);
  const chosen = (await platformWork(host)).filter((one) => wanted.has(one.procedureId) || wanted.has(one.sourceId));
  const missing = procedureIds.find(
    (id) => !chosen.some(({ procedureId, sourceId }) => procedureId === id || sourceId === id),
  );
  if (missing !== undefined) return failKernel('record.not-found', { kind: 'procedure', id: missing });
  const on = dayIn(host.clock(), card.zone);
  return calculate('tariffs', {
    platform: platformId,
    tariffs: card.tariffs
      .filter((tariff) => tariff.currency === 'RUB' && holdsOn(tariff, on))
      .map(({ name, price, isLeast, startPriceUpTo, sections, sector }) => ({
        name,
        price,
        isLeast,
        nuclear: sector === 'nuclear',
        ...(startPriceUpTo === null ? {} : { startPriceUpTo }),
        ...(sections.length === 0 ? {} : { sections }),
      })),
    procedures: [
      ...chosen.map(({ sourceId, startPrice, section }) => ({ id: sourceId, startPrice: startPrice ?? '', section })),
      ...planned.map(({ id, startPrice, section, sector }) => ({
        id,
        startPrice,
        section,
        nuclear: sector === 'nuclear',
      })),
    ],
    on,
  });
};
