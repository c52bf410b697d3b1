import { openWorkstation, type Workstation } from './workstation.ts';

/** What a made notice says; the rest is left out. */
export type MadeNotice = {
  readonly number: number | string;
  readonly title?: string;
  readonly buyer?: string;
  readonly deadline?: string | null;
  readonly amount?: number | null;
  readonly currency?: string;
  readonly items?: readonly string[];
  readonly published?: string;
  readonly prefix?: string;
};

export const ocdsLine = (made: MadeNotice): string => {
  const { deadline = '2026-12-01T09:00:00Z', amount = 100, published = '2026-11-01T00:00:00Z' } = made;
  return JSON.stringify({
    ocid: `${made.prefix ?? 'ocds-o'}-${made.number}`,
    date: published,
    buyer: { name: made.buyer ?? 'АО «Бета»' },
    tender: {
      title: made.title ?? `Закупка ${made.number}`,
      items: (made.items ?? ['позиция']).map((description) => ({ description })),
      ...(deadline === null ? {} : { tenderPeriod: { endDate: deadline } }),
      ...(amount === null ? {} : { value: { amount, currency: made.currency ?? 'RUB' } }),
    },
  });
};

export type Desk = Workstation & {
  readonly take: (notices: readonly MadeNotice[]) => Promise<void>;
  /** The workspace's id of a made notice. */
  readonly idOf: (number: number | string) => Promise<string>;
};

/** A workstation that made notices are taken into. */
export const openDesk = async (): Promise<Desk> => {
  const station = await openWorkstation();
  let files = 0;
  return {
    ...station,
    take: async (notices) => {
      files += 1;
      const file = await station.file(`${files}.jsonl`, notices.map((one) => ocdsLine(one)).join('\n'));
      await station.value('procedures.import', { fileIds: [file] });
    },
    idOf: async (number) => {
      const search = String(number).includes('-') ? String(number) : `ocds-o-${number}`;
      return (await station.value('procedures.list', { search })).rows[0]?.id ?? '';
    },
  };
};
