import type { Platform } from '#shared/contract/platforms.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { platformCard, type PlatformCard } from '#shared/procedure/platforms/card.ts';
import { figuresOf } from '#shared/procedure/platforms/figures.ts';
import { shippedCards } from '#shared/procedure/platforms/shipped.ts';
import { failReference } from '#shared/procedure/reference/codes.ts';
import { sameRecord } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../../store/database.ts';
import { keepBefore, keepEdit } from '../../store/reference/edits.ts';
import type { Host, Step } from '../context.ts';
import { checkRecord } from '../reference/check-record.ts';
import { exportRecords, takeRecords } from '../reference/files.ts';
import { recordAct } from '../workspace/acts.ts';
import { accessFindingsOf, accessRecords } from './access-records.ts';
import { cardsOf } from './platform-cards.ts';
import { describePlatform } from './platform-detail.ts';
import { platformWork } from './platform-work.ts';

const signatureNotes = {
  qualified: 'platform.signature.qualified-where-law-demands',
  advanced: 'platform.signature.advanced',
  any: 'platform.signature.any',
  none: 'platform.signature.none',
} as const;

export const listPlatforms: Step<'platforms.list'> = async (_, { host }) => {
  const { database } = host.workspace;
  const access = accessRecords(database);
  const work = await platformWork(host);
  const now = host.clock();
  const platforms = cardsOf(database).map(({ record: card, standing, newer }): Platform => {
    const figures = figuresOf(card);
    const today = dayIn(now, card.zone);
    const held = access
      .filter((one) => one.platformId === card.platformId && one.from <= today && (one.to === null || one.to >= today))
      .at(-1);
    const { kind } = card.signature;
    return {
      platformId: card.platformId,
      name: card.name,
      address: card.address.value,
      country: card.country,
      zone: card.zone,
      sections: card.sections,
      reviewedOn: card.reviewedOn,
      standing,
      newer: newer.length,
      unknownFigures: figures.filter(([, { value }]) => value === null).length,
      figures: figures.length,
      signatureNote: kind.value === null ? 'platform.signature.unknown' : signatureNotes[kind.value],
      access: held === undefined ? null : { tariff: held.tariff, to: held.to, login: held.login },
      procedures: work.filter(({ platformId }) => platformId === card.platformId).length,
    };
  });
  return ok({ platforms, findings: [...accessFindingsOf(host, work, access)] });
};

export const showPlatform: Step<'platforms.show'> = async ({ platformId }, { host }) =>
  describePlatform(host, platformId);

const shippedOf = (platformId: string): PlatformCard | null =>
  shippedCards.find((card) => card.platformId === platformId) ?? null;

const keepCard = (host: Host, card: PlatformCard, settle: boolean): void => {
  const { database } = host.workspace;
  const { platformId } = card;
  const now = host.clock();
  keepBefore(database, 'platform', { recordId: platformId, record: card, shipped: shippedOf(platformId), settle }, now);
  recordAct(database, { at: now, act: 'platform.saved', subject: platformId, digest: null });
};

const told = (host: Host): void => {
  host.emit({ type: 'changed', subject: 'company' });
  // Limits, zones and rules of dates hang on cards.
  host.emit({ type: 'changed', subject: 'procedures' });
};

export const savePlatform: Step<'platforms.save'> = async ({ card: given, settle }, { host }) => {
  const card = checkRecord(platformCard, given);
  if (!card.ok) return card;
  host.workspace.database.transaction(() => keepCard(host, card.value, settle));
  told(host);
  return describePlatform(host, card.value.platformId);
};

const isUsed = (database: Database, platformId: string): boolean =>
  database.get('SELECT 1 FROM bid WHERE platform_id = ?', [platformId]) !== undefined ||
  accessRecords(database).some((access) => access.platformId === platformId);

export const removePlatform: Step<'platforms.remove'> = async ({ platformId }, { host }) => {
  const { database } = host.workspace;
  const known = cardsOf(database).find(({ recordId }) => recordId === platformId);
  if (known === undefined) return failKernel('record.not-found', { kind: 'platform', id: platformId });
  if (known.standing === 'shipped') return failReference('reference.shipped-stays', { id: platformId });
  if (known.standing === 'own' && isUsed(database, platformId))
    return failReference('reference.in-use', { id: platformId });
  const now = host.clock();
  database.transaction(() => {
    keepEdit(database, 'platform', { recordId: platformId, record: null, base: null }, now);
    recordAct(database, { at: now, act: 'platform.removed', subject: platformId, digest: null });
  });
  told(host);
  return ok({ platformId, stands: known.shipped });
};

export const exportPlatform: Step<'platforms.export'> = async ({ platformId, keep }, { host }) => {
  const known = cardsOf(host.workspace.database).find(({ recordId }) => recordId === platformId);
  if (known === undefined) return failKernel('record.not-found', { kind: 'platform', id: platformId });
  return exportRecords(host, 'platform', `platform-${platformId}`, [known.record], keep);
};

/** A card that the user has edited and that says something else than the one that comes. */
const overwritten = (database: Database, cards: readonly PlatformCard[]): string | null =>
  cards.find((card) => {
    const known = cardsOf(database).find(({ recordId }) => recordId === card.platformId);
    return known !== undefined && known.standing !== 'shipped' && !sameRecord(known.record, card);
  })?.platformId ?? null;

export const importPlatforms: Step<'platforms.import'> = async ({ fileId, replace }, { host }) => {
  const taken = await takeRecords(host, fileId, 'platform', platformCard);
  if (!taken.ok) return taken;
  const cards = taken.value;
  const { database } = host.workspace;
  const kept = database.transaction((): Outcome<null> => {
    const conflict = replace ? null : overwritten(database, cards);
    if (conflict !== null) return failReference('reference.would-overwrite', { id: conflict });
    for (const card of cards) keepCard(host, card, true);
    return ok(null);
  });
  if (!kept.ok) return kept;
  told(host);
  return ok({ platformIds: cards.map(({ platformId }) => platformId) });
};
