import { moscow } from '../calendar/zones.ts';
import { dayIn, type Zone } from '../kernel/instant.ts';
import type { StatedDate } from './deadline-graph.ts';
import type { ProcedureLaw, ProcedureWay, RuleQuestion } from './deadline-graph-rules.ts';
import type { DateKind, NoticeDate, Procedure } from './model.ts';

/** Words that name a law in a notice of no format of its own: a table, a pasted text. */
const lawWords: readonly (readonly [RegExp, ProcedureLaw])[] = [
  [/(?<!\d)44[-–\s]?ФЗ/iu, 'ru44'],
  [/(?<!\d)223[-–\s]?ФЗ/iu, 'ru223'],
];

/** The law a procedure lives by: its format says, or its own words do; where neither does, the organiser's documents rule. */
export const lawOf = (
  procedure: Pick<Procedure, 'unknownFields'> & {
    readonly sourceFormat: string;
    readonly method?: string | null | undefined;
  },
): ProcedureLaw => {
  if (procedure.sourceFormat === 'ru44' || procedure.sourceFormat === 'ru223') return procedure.sourceFormat;
  const words = [
    procedure.method ?? '',
    ...procedure.unknownFields.filter(({ path }) => /law|закон/i.test(path)).map(({ value }) => value),
  ].join('\n');
  return lawWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'commercial';
};

/** By the words of its method, or the codes of the state system: EA… and EF… are auctions, OK… and EOK… tenders, ZK… quotations. */
export const wayOf = (procedure: Procedure): ProcedureWay => {
  const words = `${procedure.method ?? ''} ${procedure.kind ?? ''}`;
  if (/аукцион|auction|редукцион|(?<![A-Z])E?A(?:F|P|B|EF)?\d{0,2}(?![A-Za-z])|(?<![A-Z])EF\d*/iu.test(words))
    return 'auction';
  if (/конкурс|tender|konkurs|(?<![A-Z])E?OK/iu.test(words)) return 'tender';
  if (/котиров|quotation|запрос цен|(?<!\p{L})prices-|(?<![A-Z])E?ZK/iu.test(words)) return 'quotation';
  return procedure.flags.includes('electronic-auction') ? 'auction' : 'other';
};

const eventOf = (kind: DateKind): string => (kind === 'auction' ? 'auction-start' : kind);

const ofLot = (event: string, { lotId }: NoticeDate): string => (lotId === undefined ? event : `${event}@${lotId}`);

/** The event and the lot of a node's name. */
export const eventAndLot = (node: string): { readonly event: string; readonly lotId: string | null } => {
  const at = node.indexOf('@');
  return at === -1 ? { event: node, lotId: null } : { event: node.slice(0, at), lotId: node.slice(at + 1) };
};

/** The dates a notice states, as events of the graph; a date of one lot only is an event of its own. */
export const statedByNotice = (procedure: Procedure, edition: number): readonly StatedDate[] => {
  const stated = procedure.dates.map((date): StatedDate => ({
    event: ofLot(eventOf(date.kind), date),
    at: date.at,
    zone: date.offset,
    by: 'notice',
    edition,
    path: date.path,
  }));
  const { deadline } = procedure;
  if (deadline === null || stated.some(({ event }) => event === 'bids-until')) return stated;
  return [
    ...stated,
    { event: 'bids-until', at: deadline.at, zone: deadline.offset, by: 'notice', edition, path: null },
  ];
};

/** The zone whose days the law's terms are counted in: the buyer's, which is that of the last moment for bids. */
export const countingZone = (procedure: Procedure): Zone => {
  const offset = procedure.deadline?.offset ?? '+03:00';
  return offset === '+03:00' ? moscow : offset;
};

export const ruleQuestionOf = (procedure: Procedure): RuleQuestion => ({
  law: lawOf(procedure),
  way: wayOf(procedure),
  onlySmall: procedure.flags.includes('only-small-business'),
  treasury: procedure.flags.includes('treasury-support'),
  publishedOn: procedure.publishedAt === null ? null : dayIn(procedure.publishedAt, countingZone(procedure)),
});
