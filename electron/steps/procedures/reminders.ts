import { compareClock } from '#shared/calendar/deadlines-clock.ts';
import { reminderDue, reminderLevels, toldAfter } from '#shared/calendar/deadlines-reminders.ts';
import type { DeadlineRow, Reminder } from '#shared/contract/deadlines.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { procedureKeyOf } from '../../store/procedures/ids.ts';
import {
  acknowledge,
  lastClockCheck,
  noteFired,
  remindersSince,
  snooze,
  type ReminderRow,
} from '../../store/procedures/reminders.ts';
import type { Host, Step } from '../context.ts';
import { loadSettings } from '../workspace/settings.ts';
import { deadlinesInWork } from './deadlines-list.ts';

const minute = 60_000;
const firstLevel = (reminderLevels[0] ?? 0) * minute;

/** A date by its procedure, its node and its moment: one that moves is another date. */
const keyOf = (procedureKey: number, node: string, at: number): string => `${procedureKey} ${at} ${node}`;

const parsedKey = (reminderId: string): { procedureKey: number; node: string; at: number } | null => {
  const found = /^(\d{1,15}) (\d{1,15}) (.+)$/.exec(reminderId);
  return found === null ? null : { procedureKey: Number(found[1]), at: Number(found[2]), node: found[3] ?? '' };
};

type Remembered = {
  readonly row: DeadlineRow;
  readonly key: string;
  readonly procedureKey: number;
  readonly at: number;
  readonly memory: ReminderRow | null;
};

/** The near dates of the procedures in work, with what was already said of them. */
const nearDates = async (host: Host, now: number): Promise<readonly Remembered[]> => {
  const { zone } = await loadSettings(host);
  const { database } = host.workspace;
  const since = now - toldAfter * minute;
  const memory = new Map(
    remindersSince(database, since).map((row) => [keyOf(row.procedure_key, row.node, row.at), row] as const),
  );
  return deadlinesInWork(host.workspace, instantFromEpoch(since), zone).flatMap((row) => {
    const at = epochMilliseconds(row.at);
    const procedureKey = procedureKeyOf(row.procedureId);
    if (procedureKey === null || at > now + firstLevel) return [];
    const key = keyOf(procedureKey, row.nodeId, at);
    return [{ row, key, procedureKey, at, memory: memory.get(key) ?? null }];
  });
};

const shown = ({ row, key }: Remembered, level: number, firedAt: Instant): Reminder => ({
  reminderId: key,
  procedureId: row.procedureId,
  procedureTitle: row.procedureTitle,
  nodeId: row.nodeId,
  event: row.event,
  title: row.title,
  at: row.at,
  zone: row.zone,
  level,
  firedAt,
});

/**
 * Says what has become due since it was last asked, and remembers that it was said: once for each level, whatever slept or
 * was started anew in between. Needs no network.
 */
export const fireReminders = async (host: Host): Promise<readonly Reminder[]> => {
  const now = host.clock();
  const milliseconds = epochMilliseconds(now);
  const fired: Reminder[] = [];
  for (const date of await nearDates(host, milliseconds)) {
    const memory =
      date.memory === null
        ? null
        : {
            level: date.memory.level,
            snoozedUntil: date.memory.snoozed_until,
            acknowledgedAt: date.memory.acknowledged_at,
          };
    const due = reminderDue(date.at, memory, milliseconds);
    if (due === null) continue;
    const { procedureKey, row, at } = date;
    noteFired(host.workspace.database, { procedureKey, node: row.nodeId, at }, due.level, milliseconds);
    fired.push(shown(date, due.level, now));
  }
  return fired;
};

/** What was said and not answered yet, the loudest first; and whether this machine's clock can be believed. */
export const dueReminders: Step<'reminders.due'> = async (_, { host }) => {
  await fireReminders(host);
  const now = host.clock();
  const milliseconds = epochMilliseconds(now);
  const open = (await nearDates(host, milliseconds)).filter(
    ({ memory }) => memory !== null && memory.acknowledged_at === null && (memory.snoozed_until ?? 0) <= milliseconds,
  );
  const check = lastClockCheck(host.workspace.database);
  const compared = check === undefined ? null : compareClock(check);
  return ok({
    now,
    reminders: open
      .map((date) => shown(date, date.memory?.level ?? 0, instantFromEpoch(date.memory?.fired_at ?? milliseconds)))
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    clock: {
      aheadSeconds: compared?.aheadSeconds ?? null,
      source: check?.source ?? null,
      checkedAt: check === undefined ? null : instantFromEpoch(check.ours),
      isWrong: compared?.isWrong ?? false,
    },
  });
};

export const acknowledgeReminder: Step<'reminders.acknowledge'> = async ({ reminderId }, { host }) => {
  const key = parsedKey(reminderId);
  const done = key !== null && acknowledge(host.workspace.database, key, epochMilliseconds(host.clock()));
  if (!done) return failKernel('record.not-found', { kind: 'reminder', id: reminderId });
  host.emit({ type: 'changed', subject: 'procedures' });
  return ok({});
};

export const snoozeReminder: Step<'reminders.snooze'> = async ({ reminderId, minutes }, { host }) => {
  const key = parsedKey(reminderId);
  const until = epochMilliseconds(host.clock()) + minutes * minute;
  if (key === null || !snooze(host.workspace.database, key, until))
    return failKernel('record.not-found', { kind: 'reminder', id: reminderId });
  host.emit({ type: 'changed', subject: 'procedures' });
  return ok({});
};
