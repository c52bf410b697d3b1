import { harmlessLine, harmlessText, hasHiddenCharacters } from '#shared/kernel/harmless-text.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { blankProcedure, blankSecurity } from '#shared/procedure/blank.ts';
import { kindByWords } from '#shared/procedure/kinds/mapping.ts';
import type { DateKind, NoticeDate, Procedure, Security } from '#shared/procedure/model.ts';
import { judgeWeights } from '#shared/procedure/weights.ts';
import { criteriaFromText, papersFromText } from '#shared/procedure/written-criteria.ts';
import { readPeoplesDate } from '#shared/procedure/written-date.ts';
import { documentFormat, type DocumentFormat } from '../document-format.ts';
import type { TextField } from './labels.ts';
import type { Recognised } from './recognise.ts';

/** What somebody confirmed of a pasted text, and the text itself: kept as one file, so that it can be read again. */
export type PastedText = {
  readonly facts: readonly Recognised[];
  /** The zone of dates that name none; null: such a date is no moment. */
  readonly zone: string | null;
  readonly text: string;
};

const mark = 'bidwright-text 1';

export const packText = ({ facts, zone, text }: PastedText): Buffer =>
  Buffer.from(`${mark}\n${JSON.stringify({ zone, facts })}\n${text}`);

const unpackText = (bytes: Buffer): PastedText | null => {
  const [first, second, ...lines] = bytes.toString('utf8').split('\n');
  if (first !== mark || second === undefined) return null;
  try {
    const { facts, zone } = JSON.parse(second) as Omit<PastedText, 'text'>;
    return Array.isArray(facts) ? { facts, zone, text: lines.join('\n') } : null;
  } catch {
    return null;
  }
};

const dateFields: readonly (readonly [TextField, DateKind])[] = [
  ['published', 'published'],
  ['questionsUntil', 'questions-until'],
  ['deadline', 'bids-until'],
  ['auction', 'auction'],
];

const lineOfText = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const procedureOf = ({ facts, zone, text }: PastedText): Procedure => {
  const findings: Finding[] = [];
  const all = (field: TextField): readonly Recognised[] => facts.filter((fact) => fact.field === field);
  const tell = (
    code: string,
    fact: Recognised | null,
    details: Finding['details'],
    severity: Finding['severity'],
  ): void => {
    findings.push({ code, severity, place: fact === null ? {} : { line: lineOfText(text, fact.start) }, details });
  };
  const one = (field: TextField): Recognised | null => {
    const [first, ...others] = all(field);
    if (first === undefined) return null;
    const different = [...new Set(others.map(({ value }) => value))].filter((value) => value !== first.value);
    if (different.length > 0)
      tell(
        'text.several',
        first,
        {
          field: `tableField.${field}`,
          taken: harmlessLine(first.value),
          others: different.map(harmlessLine).slice(0, 5),
        },
        'warning',
      );
    return first;
  };
  const line = (field: TextField): string | null => {
    const fact = one(field);
    if (fact === null) return null;
    if (hasHiddenCharacters(fact.value)) tell('notice.hidden-characters', fact, { field }, 'warning');
    return harmlessLine(fact.value) || null;
  };
  const dateOf = (field: TextField, kind: DateKind): NoticeDate[] => {
    const fact = one(field);
    if (fact === null) return [];
    const reading = readPeoplesDate(fact.value, zone, 'user-zone');
    const shown = harmlessLine(fact.value).slice(0, 60);
    if (reading.kind === 'read') return [{ ...reading.moment, kind, path: placeOf(fact) }];
    if (reading.kind === 'no-time') tell('notice.date-without-time', fact, { field, text: shown }, 'warning');
    else if (reading.kind === 'no-zone') tell('notice.date-without-zone', fact, { field, text: shown }, 'warning');
    else tell('notice.date-unreadable', fact, { field, text: shown }, 'warning');
    return [];
  };
  const securityOf = (kind: Security['kind'], sum: TextField, share: TextField): Security[] => {
    const [amount, percent] = [one(sum), one(share)];
    if (amount === null && percent === null) return [];
    return [
      {
        ...blankSecurity,
        kind,
        amount: amount?.value ?? null,
        percent: percent?.value ?? null,
        currency: amount?.currency ?? null,
      },
    ];
  };
  const placeOf = (fact: Recognised): string => `line ${lineOfText(text, fact.start)}`;
  const criteria = ((): Procedure['criteria'] => {
    const fact = one('criteria');
    if (fact === null) return [];
    return criteriaFromText(harmlessText(fact.value), placeOf(fact), (code, written) =>
      tell(code, fact, { field: 'tableField.criteria', text: harmlessLine(written).slice(0, 60) }, 'warning'),
    );
  })();
  const papers = one('requiredPapers');
  const sourceId = line('number');
  const title = line('title');
  if (sourceId === null) tell('text.not-recognised', null, { field: 'tableField.number' }, 'blocker');
  if (title === null) tell('text.not-recognised', null, { field: 'tableField.title' }, 'blocker');
  const value = one('value');
  if (value !== null && value.currency === null)
    tell('notice.amount-without-currency', value, { field: 'value', amount: value.value }, 'warning');
  const dates = dateFields.flatMap(([field, kind]) => dateOf(field, kind));
  const deadline = dates.find(({ kind }) => kind === 'bids-until') ?? null;
  const buyer = line('buyer');
  const method = line('method');
  const [inn, kpp, law, url] = [line('inn'), line('kpp'), line('law'), line('url')];
  return {
    ...blankProcedure,
    sourceId: sourceId ?? '',
    sourceFormat: 'text',
    title: title ?? '',
    description: harmlessText(text).slice(0, 100_000).trim() || null,
    buyer:
      buyer === null && inn === null
        ? null
        : { name: buyer ?? inn ?? '', ...(inn === null ? {} : { inn }), ...(kpp === null ? {} : { kpp }) },
    platform: line('platform'),
    kind: kindByWords(method),
    method,
    publishedAt: dates.find(({ kind }) => kind === 'published')?.at ?? null,
    deadline: deadline === null ? null : { at: deadline.at, offset: deadline.offset, rule: deadline.rule },
    dates,
    value: value === null || value.currency === null ? null : { amount: value.value, currency: value.currency },
    securities: [
      ...securityOf('bid', 'bidSecurityAmount', 'bidSecurityPercent'),
      ...securityOf('performance', 'performanceSecurityAmount', 'performanceSecurityPercent'),
    ],
    criteria,
    requirements: papers === null ? [] : papersFromText(harmlessText(papers.value), placeOf(papers)),
    url,
    unknownFields: law === null ? [] : [{ path: 'law', value: `${law}-ФЗ` }],
    unknownCount: law === null ? 0 : 1,
    findings: [...findings, ...judgeWeights(criteria)],
  };
};

/** What was read, each with its line: said once, when the text comes in. */
const whatWasRead = ({ facts, text }: PastedText): readonly Finding[] =>
  facts.map(({ field, value, currency, start }) => ({
    code: 'text.recognised',
    severity: 'info',
    place: { line: lineOfText(text, start) },
    details: { field: `tableField.${field}`, value: harmlessLine(currency === null ? value : `${value} ${currency}`) },
  }));

const parse: DocumentFormat['parse'] = (bytes, _, wish) => {
  const pasted = unpackText(bytes);
  if (pasted === null)
    return {
      ok: false,
      finding: { code: 'notice.not-recognised', severity: 'blocker', place: { offset: 0 }, details: {} },
    };
  const procedure = procedureOf(pasted);
  return {
    ok: true,
    notices: [
      { kind: 'compiled', inner: '', noticeId: procedure.sourceId, date: null, line: null, path: '', procedure },
    ],
    findings: wish.inner === null ? whatWasRead(pasted) : [],
  };
};

/** A notice that was pasted as text, with what was recognised in it and confirmed. */
export const text = documentFormat({
  format: 'text',
  recognises: ({ text: head }) => head.startsWith(`${mark}\n`),
  namesEncoding: true,
  parse,
  canonical: (bytes) => {
    const pasted = unpackText(bytes);
    if (pasted === null) return null;
    const { findings: _, ...facts } = procedureOf(pasted);
    return JSON.stringify(facts);
  },
});
