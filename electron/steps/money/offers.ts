import { readTyped } from '#shared/finance/read-typed.ts';
import { storedOffer } from '#shared/finance/offers/stored.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { keptOffers, removeOffer as remove, saveOffers } from '../../store/money/offers.ts';
import type { Step } from '../context.ts';

export const listOffers: Step<'offers.list'> = async (_, { host }) =>
  ok({ offers: keptOffers(host.workspace.database).map((kept) => ({ ...kept })) });

export const saveOffer: Step<'offers.save'> = async ({ offerId, offer }, { host }) => {
  const { database } = host.workspace;
  const read = readTyped(storedOffer, offer);
  if (!read.ok) return read;
  if (offerId !== undefined && !keptOffers(database).some((kept) => kept.offerId === offerId))
    return failKernel('record.not-found', { kind: 'offer', id: offerId });
  const kept = { offerId: offerId ?? newId(host.random), offer: read.value };
  const savedAt = host.clock();
  saveOffers(database, [kept], savedAt);
  host.emit({ type: 'changed', subject: 'money' });
  return ok({ ...kept, savedAt });
};

export const removeOffer: Step<'offers.remove'> = async ({ offerId }, { host }) => {
  if (!remove(host.workspace.database, offerId)) return failKernel('record.not-found', { kind: 'offer', id: offerId });
  host.emit({ type: 'changed', subject: 'money' });
  return ok({});
};
