import { compareClock } from '#shared/calendar/deadlines-clock.ts';
import { levelAt, reminderDue, toldAfter, type ReminderMemory } from '#shared/calendar/deadlines-reminders.ts';
import { earliestLevel, levelsFor } from '#shared/calendar/reminder-plan.ts';
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
import { proceduresWithoutReceipt } from '../bids/submission/missing-receipts.ts';
import { loadSettings } from '../workspace/settings.ts';
import { deadlinesInWork } from './deadlines-list.ts';
import { reminderPlanOf } from './reminder-plan-records.ts';

const minute = 60_000;

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
  /** Minutes before it at which it is said, the mildest first. */
  readonly levels: readonly number[];
  readonly memory: ReminderRow | null;
};

/**
 * Which level a row was said at. By the moment at which it was, and not by the number kept then: levels may have been
 * edited since, and a date must not miss its next word for that.
 */
const levelOf = (memory: ReminderRow, levels: readonly number[]): number => levelAt(memory.at, memory.fired_at, levels);

const memoryOf = ({ memory, levels }: Remembered): ReminderMemory | null =>
  memory === null
    ? null
    : { level: levelOf(memory, levels), snoozedUntil: memory.snoozed_until, acknowledgedAt: memory.acknowledged_at };

const bidsUntil = 'bids-until';
const receiptEvent = 'receipt-missing';

/**
 * A bid that was submitted and has no receipt yet is said apart from its deadline and at the same levels: whoever has answered the
 * deadline because the bid is in must still hear that nothing proves it.
 */
const receiptsWanted = (host: Host, rows: readonly DeadlineRow[], now: number): readonly DeadlineRow[] => {
  const missing = proceduresWithoutReceipt(host.workspace.database);
  return rows
    .filter((row) => row.event === bidsUntil && missing.has(row.procedureId) && epochMilliseconds(row.at) > now)
    .map((row) => ({ ...row, nodeId: receiptEvent, event: receiptEvent }));
};

/** The near dates of the procedures in work, with what was already said of them. */
const nearDates = async (host: Host, now: number): Promise<readonly Remembered[]> => {
  const { zone } = await loadSettings(host);
  const { database } = host.workspace;
  const since = now - toldAfter * minute;
  const plan = reminderPlanOf(database);
  const first = earliestLevel(plan) * minute;
  const memory = new Map(
    remindersSince(database, since).map((row) => [keyOf(row.procedure_key, row.node, row.at), row] as const),
  );
  const rows = deadlinesInWork(host.workspace, instantFromEpoch(since), zone);
  return [...rows, ...receiptsWanted(host, rows, now)].flatMap((row) => {
    const at = epochMilliseconds(row.at);
    const procedureKey = procedureKeyOf(row.procedureId);
    if (procedureKey === null || at > now + first) return [];
    const key = keyOf(procedureKey, row.nodeId, at);
    const levels = levelsFor(plan, row.event === receiptEvent ? bidsUntil : row.event);
    return [{ row, key, procedureKey, at, levels, memory: memory.get(key) ?? null }];
  });
};

const shown = ({ row, key, levels }: Remembered, level: number, firedAt: Instant): Reminder => ({
  reminderId: key,
  procedureId: row.procedureId,
  procedureTitle: row.procedureTitle,
  nodeId: row.nodeId,
  event: row.event,
  title: row.title,
  at: row.at,
  zone: row.zone,
  level: Math.max(0, level),
  minutes: levels[level] ?? 0,
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
    const due = reminderDue(date.at, memoryOf(date), milliseconds, date.levels);
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
      .map((date) => shown(date, memoryOf(date)?.level ?? 0, instantFromEpoch(date.memory?.fired_at ?? milliseconds)))
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
