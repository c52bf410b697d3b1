import { array, constantFrom, nat, record } from 'fast-check';
import { mayFollow, type SubmissionEvent } from '#shared/bid/submission/events.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { handoverState, type HandoverState } from '#shared/bid/handover/state.ts';
import { blankPosition } from '#shared/bid/prices/table.ts';

export const emptyState = (): HandoverState =>
  handoverState.parse({
    draft: {
      bidId: 'b1',
      version: 1,
      sourceId: '0373',
      lotId: null,
      noticeDigest: 'aa',
      platformId: null,
      price: null,
      security: null,
      documents: [],
      checklist: { own: [], waived: {} },
    },
    prices: { currency: 'RUB', vatMode: 'included', vatRate: '22', deliveredOn: null, positions: [] },
    events: [],
  });

export type Edit = { readonly what: string; readonly on: number; readonly value: number };
export const edits = array(
  record({
    what: constantFrom(
      'price',
      'platform',
      'add',
      'drop',
      'rename',
      'content',
      'assign',
      'item',
      'no-item',
      'title',
      'waive',
      'line',
      'no-line',
      'cost',
      'swap',
      'alternative',
      'owner',
      'field',
      'no-field',
      'authority',
      'demand',
      'start-price',
      'late',
      'scoring',
      'margin',
      'term',
      'paper',
      'letter',
      'freeze',
      'sign',
      'revise',
      'override',
      'rehearse',
      'submitted',
      'withdrawn',
      'step',
    ),
    on: nat(3),
    value: nat(3),
  }),
  { maxLength: 12 },
);

const sha = (value: number): string => String(value).repeat(64).slice(0, 64);
const at = (minute: number): Instant => `2026-11-23T09:${String(minute).padStart(2, '0')}:00Z` as Instant;
const manifestOf = (value: number) => ({
  name: 'bid-manifest.json' as const,
  size: 1,
  digest: sha(value),
  at: at(value),
});
const rehearsed = (value: number): HandoverState['rehearsals'][number] => ({
  rehearsalId: `r${value}`,
  version: 1,
  at: at(value),
  basis: {
    documents: [],
    notice: 'aa',
    edition: 1,
    lotId: null,
    price: null,
    platformId: null,
    card: null,
    policy: null,
    authority: null,
    certificate: null,
  },
  verdict: {
    conclusion: 'TOTAL-PASSED',
    subIndication: null,
    refusal: null,
    signer: 'A',
    level: 'B',
    placement: 'detached',
    files: 1,
    bytes: value,
    findings: [],
  },
  report: null,
});

/** One edit as a user makes it; what can not be done changes nothing. */
export const apply = (state: HandoverState, { what, on, value }: Edit): HandoverState => {
  const next = structuredClone(state);
  const { draft, prices } = next;
  const { documents, checklist } = draft;
  const present = next.versions.find(({ version }) => version === draft.version);
  const table = prices ?? {
    currency: 'RUB',
    vatMode: 'included' as const,
    vatRate: '22',
    deliveredOn: null,
    positions: [],
  };
  const document = documents.find(({ documentId }) => documentId === `d${on}`);
  const item = checklist.own.find(({ itemId }) => itemId === `own-${on}`);
  const line = table.positions.findIndex(({ positionId }) => positionId === `p${on}`);
  const position = table.positions[line];
  const free = (name: string): boolean => documents.every((other) => other.name !== name);
  switch (what) {
    case 'price':
      draft.price = { amount: `${value}.00`, currency: 'RUB' };
      break;
    case 'platform':
      draft.platformId = `x${value}`;
      break;
    case 'add':
      if (document === undefined && free(`f${value}.pdf`))
        documents.push({
          documentId: `d${on}`,
          name: `f${value}.pdf`,
          size: 1,
          digest: { algorithm: 'sha-256', value: sha(value) },
          mediaType: 'x',
          itemId: null,
          addedAt: at(9),
          letter: null,
        });
      break;
    case 'drop':
      draft.documents = documents.filter((one) => one !== document);
      break;
    case 'rename':
      if (document !== undefined && free(`f${value}.pdf`)) document.name = `f${value}.pdf`;
      break;
    case 'content':
      if (document !== undefined) document.digest.value = sha(value + 5);
      break;
    case 'assign':
      if (document !== undefined && checklist.own.some(({ itemId }) => itemId === `own-${value}`))
        document.itemId = `own-${value}`;
      break;
    case 'item':
      if (item === undefined) checklist.own.push({ itemId: `own-${on}`, title: `t${value}`, need: 'optional' });
      break;
    case 'no-item':
      checklist.own = checklist.own.filter((one) => one !== item);
      for (const one of documents) if (one.itemId === `own-${on}`) one.itemId = null;
      break;
    case 'title':
      if (item !== undefined) item.title = `t${value}`;
      break;
    case 'waive':
      checklist.waived[`rule-${on}`] = `because ${value}`;
      break;
    case 'line':
      if (position === undefined)
        table.positions.push({ ...blankPosition(`p${on}`, `n${value}`), suppliers: [], competitors: [] });
      break;
    case 'no-line':
      table.positions = table.positions.filter((one) => one !== position);
      for (const one of table.positions) if (one.alternativeTo === `p${on}`) one.alternativeTo = null;
      break;
    case 'cost':
      if (position !== undefined) position.unitCost = `${value}`;
      break;
    case 'swap':
      if (position !== undefined) {
        table.positions.splice(line, 1);
        table.positions.unshift(position);
      }
      break;
    case 'alternative':
      if (
        position !== undefined &&
        value !== on &&
        table.positions.some(({ positionId }) => positionId === `p${value}`)
      )
        position.alternativeTo = `p${value}`;
      break;
    case 'owner':
      checklist.owners = { ...checklist.owners, [`rule-${on}`]: `who ${value}` };
      break;
    case 'field':
      next.letterFields[`f${on}`] = `says ${value}`;
      break;
    case 'no-field':
      delete next.letterFields[`f${on}`];
      break;
    case 'authority': {
      const file = { name: 'p.xml', size: 1, digest: sha(value) };
      next.authority = on === 0 ? null : { number: `n${on}`, powers: [`${value}`], file, signatureFile: null };
      break;
    }
    case 'demand':
      next.demands[`kind-${on}`] = `rule-${value}`;
      break;
    case 'start-price':
      next.study.nmck = `${value}`;
      break;
    case 'late':
      next.study.late = on === 0 ? null : { days: on, ratePercent: `${value}`, method: 'simple' };
      break;
    case 'scoring':
      next.study.scoring = { priceWeight: `${value}`, criteria: [], rivals: [] };
      break;
    case 'margin':
      next.money.margin = `${value}.00`;
      break;
    case 'term':
      next.money.start = `2026-11-0${on + 1}`;
      next.money.release = `2026-12-0${value + 1}`;
      break;
    case 'paper': {
      const held = document ?? documents[0];
      if (held === undefined) break;
      next.papers = next.papers.filter(({ digest }) => digest !== held.digest.value);
      const words = { kindId: 'other', title: `t${value}`, number: `${on}`, issuer: '', original: '', note: '' };
      next.papers.push({
        digest: held.digest.value,
        facts: { ...words, issuedOn: null, expiresOn: null, tags: [], replaces: null },
        file: { name: 'paper.pdf', size: 1, mediaType: 'x' },
      });
      break;
    }
    case 'letter': {
      const { language, ending } = { language: 'ru' as const, ending: '.docx' as const };
      const letter = { templateId: `t${on}`, language, ending, said: sha(value), on: '2026-11-23', madeAt: at(value) };
      const former = documents.find((one) => one.letter?.templateId === letter.templateId);
      const made = {
        documentId: `l${on}-${value}`,
        name: former?.name ?? `letter ${on}.docx`,
        size: 1,
        digest: { algorithm: 'sha-256' as const, value: sha(value) },
        mediaType: 'x',
        itemId: former?.itemId ?? null,
        addedAt: at(value),
        letter,
      };
      const clashes = documents.some(
        (one) => one !== former && (one.documentId === made.documentId || one.name === made.name),
      );
      if (clashes) break;
      if (former === undefined) documents.push(made);
      else documents[documents.indexOf(former)] = made;
      break;
    }
    case 'freeze':
      if (present === undefined)
        next.versions.push({ version: draft.version, manifest: manifestOf(value), signatures: [], snapshot: null });
      break;
    case 'sign':
      if (present !== undefined && present.signatures.every(({ name }) => name !== `s${on}.p7s`))
        present.signatures.push({ name: `s${on}.p7s`, size: 1, digest: sha(value), at: at(value) });
      break;
    case 'revise':
      if (present !== undefined) draft.version += 1;
      break;
    case 'override':
      if (present !== undefined) {
        const { version, manifest } = present;
        const taken = {
          version,
          manifestDigest: manifest.digest,
          code: `c${on}`,
          by: 'A',
          reason: `${value}`,
          at: at(1),
        };
        if (next.overrides.every((one) => one.code !== taken.code || one.version !== version))
          next.overrides.push(taken);
      }
      break;
    case 'rehearse':
      if (next.rehearsals.every(({ rehearsalId }) => rehearsalId !== `r${value}`))
        next.rehearsals.push(rehearsed(value));
      break;
    case 'submitted':
    case 'withdrawn':
    case 'step': {
      const event: SubmissionEvent =
        what === 'submitted'
          ? { at: at(10 + value), kind: 'submitted', version: 1, packageDigest: sha(on), receipt: null }
          : what === 'withdrawn'
            ? { at: at(10 + value), kind: 'withdrawn', reason: `${on}` }
            : { at: at(20 + value), kind: 'step', step: 'bid-security-release', isDone: on === 0 };
      if (mayFollow('b1', next.events, event, at(59)).ok) next.events.push(event);
      break;
    }
  }
  const digests = new Set(draft.documents.map(({ digest }) => digest.value));
  const papers = next.papers.filter(({ digest }) => digests.has(digest));
  return { ...next, draft, prices: table, papers };
};

export const applyAll = (state: HandoverState, all: readonly Edit[]): HandoverState => all.reduce(apply, state);
