import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { handlers } from '#electron/steps/handlers.ts';
import type { Call, Host, Step } from '#electron/steps/context.ts';
import { contract, type Answer, type Asked, type Given, type MethodName } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { temporaryFolder } from './folder.ts';
import { openTestHost } from './host.ts';

/** What a made notice says; the rest is left out. */
export type MadeNotice = {
  readonly number: number | string;
  readonly title?: string;
  readonly buyer?: string;
  readonly inn?: string;
  readonly deadline?: string | null;
  readonly amount?: number | null;
  readonly currency?: string;
  readonly items?: readonly string[];
  readonly published?: string;
  readonly prefix?: string;
};

export const ocdsLine = (made: MadeNotice): string => {
  const { deadline = '2026-12-01T09:00:00Z', amount = 100, published = '2026-11-01T00:00:00Z' } = made;
  const name = made.buyer ?? 'АО «Бета»';
  return JSON.stringify({
    ocid: `${made.prefix ?? 'ocds-o'}-${made.number}`,
    date: published,
    ...(made.inn === undefined
      ? { buyer: { name } }
      : {
          parties: [{ id: 'b', name, roles: ['buyer'], identifier: { scheme: 'RU-INN', id: made.inn } }],
          buyer: { id: 'b', name },
        }),
    tender: {
      title: made.title ?? `Закупка ${made.number}`,
      items: (made.items ?? ['позиция']).map((description) => ({ description })),
      ...(deadline === null ? {} : { tenderPeriod: { endDate: deadline } }),
      ...(amount === null ? {} : { value: { amount, currency: made.currency ?? 'RUB' } }),
    },
  });
};

export type Desk = {
  readonly host: Host;
  readonly ask: <Name extends MethodName>(
    name: Name,
    input: Asked<Name>,
    more?: Partial<Call>,
  ) => Promise<Outcome<Answer<Name>>>;
  /** The answer, or a failed test that names the refusal. */
  readonly get: <Name extends MethodName>(name: Name, input: Asked<Name>) => Promise<Answer<Name>>;
  readonly take: (notices: readonly MadeNotice[]) => Promise<void>;
  /** The workspace's id of a made notice. */
  readonly idOf: (number: number | string) => Promise<string>;
};

/** A workspace whose contract can be asked as a face asks it, input checked. */
export const openDesk = async (parts: Parameters<typeof openTestHost>[1] = {}): Promise<Desk> => {
  const folder = temporaryFolder();
  const { host } = await openTestHost(join(folder, 'workspace'), parts);
  let files = 0;
  const ask: Desk['ask'] = async (name, input, more = {}) => {
    const step: Step<typeof name> = await handlers[name]();
    return step(contract[name].input.parse(input) as Given<typeof name>, {
      host,
      callId: 'c',
      signal: new AbortController().signal,
      progress: () => undefined,
      ...more,
    });
  };
  const get: Desk['get'] = async (name, input) => {
    const answer = await ask(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.details)}`);
    return answer.value;
  };
  return {
    host,
    ask,
    get,
    take: async (notices) => {
      files += 1;
      const path = join(folder, `${files}.jsonl`);
      await writeFile(path, notices.map((one) => ocdsLine(one)).join('\n'));
      const taken = await importProcedures(host.workspace, { files: [path] });
      if (!taken.ok) throw new Error(taken.error.code);
    },
    idOf: async (number) => {
      const { rows } = await get('procedures.list', {
        search: String(number).includes('-') ? String(number) : `ocds-o-${number}`,
      });
      return rows[0]?.id ?? '';
    },
  };
};
