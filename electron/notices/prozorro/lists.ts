import type {
  CodeScheme,
  DocumentDigest,
  Item,
  ItemCode,
  Lot,
  NoticeDocument,
  Security,
  VatTerms,
} from '#shared/procedure/model.ts';
import { instantText } from '#shared/procedure/written-instant.ts';
import type { JsonObject } from '../json/strict.ts';
import { amountAt, dateAt, lineAt, objectAt, objectsAt, proseAt, type Source } from '../ocds/source.ts';

export const vatAt = (holder: JsonObject | null): VatTerms | null => {
  const included = holder?.['valueAddedTaxIncluded'];
  return typeof included === 'boolean' ? { included, rate: null } : null;
};

/** Lots still there to be bid on; a cancelled one stays in the file but nobody can bid for it. */
export const lotsOf = (source: Source, tender: JsonObject): readonly Lot[] =>
  objectsAt(source, tender, 'lots')
    .map((lot, index) => ({ lot, path: `lots[${index}]`, number: index + 1 }))
    .filter(({ lot }) => lot['status'] !== 'cancelled')
    .map(({ lot, path, number }) => {
      const id = lineAt(source, lot, `${path}.id`) ?? String(number);
      return {
        id,
        title: lineAt(source, lot, `${path}.title`) ?? lineAt(source, lot, `${path}.description`) ?? id,
        description: proseAt(source, lot, `${path}.description`),
        value: amountAt(source, lot, `${path}.value`),
        valueWithoutVat: null,
        vat: vatAt(objectAt(source, lot, `${path}.value`)),
        deadline: null,
        customer: null,
        flags: [],
      };
    });

/** ДК021 is the national edition of the CPV; its codes are the same. */
const schemes: Readonly<Record<string, CodeScheme>> = { CPV: 'CPV', ДК021: 'DK021' };

const codeOf = (source: Source, holder: JsonObject, path: string): ItemCode[] => {
  const code = lineAt(source, holder, `${path}.id`);
  const scheme = lineAt(source, holder, `${path}.scheme`) ?? '';
  const name = lineAt(source, holder, `${path}.description`);
  const known = schemes[scheme];
  if (code === null) return [];
  return [
    known === undefined
      ? {
          scheme: 'other',
          code,
          name: [scheme, name].filter((part) => part !== null && part !== '').join(': ') || null,
        }
      : { scheme: known, code, name },
  ];
};

export const itemsOf = (source: Source, tender: JsonObject): readonly Item[] =>
  objectsAt(source, tender, 'items').map((item, index) => {
    const path = `items[${index}]`;
    const unit = objectAt(source, item, `${path}.unit`);
    const main = objectAt(source, item, `${path}.classification`);
    const codes = [
      ...(main === null ? [] : codeOf(source, main, `${path}.classification`)),
      ...objectsAt(source, item, `${path}.additionalClassifications`).flatMap((one, at) =>
        codeOf(source, one, `${path}.additionalClassifications[${at}]`),
      ),
    ];
    return {
      id: lineAt(source, item, `${path}.id`) ?? String(index + 1),
      description: lineAt(source, item, `${path}.description`) ?? '',
      quantity: lineAt(source, item, `${path}.quantity`),
      unit: lineAt(source, unit, `${path}.unit.name`),
      unitCode: lineAt(source, unit, `${path}.unit.code`),
      classification: codes[0]?.code ?? null,
      codes,
      lotId: lineAt(source, item, `${path}.relatedLot`),
      price: amountAt(source, unit, `${path}.unit.value`),
      value: null,
      analoguesAllowed: null,
    };
  });

const digestOf = (hash: string | null): DocumentDigest | null => {
  const hex = /^md5:([0-9a-f]{32})$/i.exec(hash ?? '')?.[1];
  // The sandbox and the interface's own examples write zeros where there is no digest.
  return hex === undefined || /^0+$/.test(hex) ? null : { algorithm: 'md5', hex: hex.toLowerCase() };
};

/** The tender's own documents, each once: every version stands in the file under the same id, the latest one counts. */
export const documentsOf = (source: Source, tender: JsonObject): readonly NoticeDocument[] => {
  const latest = new Map<string, { readonly at: number; readonly document: NoticeDocument }>();
  for (const [index, entry] of objectsAt(source, tender, 'documents').entries()) {
    const path = `documents[${index}]`;
    const id = lineAt(source, entry, `${path}.id`) ?? String(index);
    const modified = dateAt(source, entry, `${path}.dateModified`)?.milliseconds ?? 0;
    if ((latest.get(id)?.at ?? -1) > modified) continue;
    const url = lineAt(source, entry, `${path}.url`);
    const published = dateAt(source, entry, `${path}.datePublished`);
    latest.set(id, {
      at: modified,
      document: {
        title: lineAt(source, entry, `${path}.title`) ?? url ?? id,
        url,
        format: lineAt(source, entry, `${path}.format`),
        kind: lineAt(source, entry, `${path}.documentType`),
        size: null,
        digest: digestOf(lineAt(source, entry, `${path}.hash`)),
        publishedAt: published === null ? null : instantText(published.milliseconds),
        lotId: entry['documentOf'] === 'lot' ? lineAt(source, entry, `${path}.relatedItem`) : null,
      },
    });
  }
  return [...latest.values()].map(({ document }) => document);
};

/** What a criterion says in words: its own title and what is asked under it. */
const wordsOf = (source: Source, criterion: JsonObject, path: string): string | null => {
  const words = [lineAt(source, criterion, `${path}.title`), lineAt(source, criterion, `${path}.description`)];
  for (const [at, group] of objectsAt(source, criterion, `${path}.requirementGroups`).entries())
    for (const [index, requirement] of objectsAt(
      source,
      group,
      `${path}.requirementGroups[${at}].requirements`,
    ).entries())
      words.push(
        lineAt(source, requirement, `${path}.requirementGroups[${at}].requirements[${index}].title`),
        lineAt(source, requirement, `${path}.requirementGroups[${at}].requirements[${index}].description`),
      );
  return [...new Set(words.filter((word) => word !== null))].join('; ') || null;
};

const guarantees: Readonly<Record<string, Security['kind']>> = {
  'CRITERION.OTHER.BID.GUARANTEE': 'bid',
  'CRITERION.OTHER.CONTRACT.GUARANTEE': 'performance',
};

const bare = { amount: null, percent: null, currency: null, lotId: null, customer: null, terms: null } as const;

const sumsOf = (source: Source, tender: JsonObject): readonly Security[] => {
  const bid = (holder: JsonObject, path: string, lotId: string | null): Security[] => {
    const amount = amountAt(source, holder, path);
    return amount === null || amount.amount === '0' ? [] : [{ ...bare, kind: 'bid', ...amount, lotId }];
  };
  const ofLots = objectsAt(source, tender, 'lots').flatMap((lot, index) =>
    lot['status'] === 'cancelled'
      ? []
      : bid(lot, `lots[${index}].guarantee`, lineAt(source, lot, `lots[${index}].id`) ?? String(index + 1)),
  );
  // The tender's own sum is that of its lots, added up by the platform.
  return ofLots.length > 0 ? ofLots : bid(tender, 'guarantee', null);
};

/** `guarantee` of the tender and of its lots is the bid security; the contract's stands in words among the criteria. */
export const securitiesOf = (source: Source, tender: JsonObject): readonly Security[] => {
  const asked = objectsAt(source, tender, 'criteria').flatMap((criterion, index): Security[] => {
    const path = `criteria[${index}]`;
    const classification = objectAt(source, criterion, `${path}.classification`);
    const kind = guarantees[lineAt(source, classification, `${path}.classification.id`) ?? ''];
    const lotId = criterion['relatesTo'] === 'lot' ? lineAt(source, criterion, `${path}.relatedItem`) : null;
    return kind === undefined ? [] : [{ ...bare, kind, lotId, terms: wordsOf(source, criterion, path) }];
  });
  const sums = sumsOf(source, tender);
  // The bid's sum and its criterion are one security, told twice.
  const bidTerms = asked.find(({ kind }) => kind === 'bid')?.terms ?? null;
  return sums.length === 0
    ? asked
    : [...sums.map((sum) => ({ ...sum, terms: bidTerms })), ...asked.filter(({ kind }) => kind !== 'bid')];
};
