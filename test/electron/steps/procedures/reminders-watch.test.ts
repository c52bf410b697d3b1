import { expect, onTestFinished, test, vi } from 'vitest';
import { watchReminders } from '#electron/steps/procedures/reminders-watch.ts';
import { openWorkstation } from '#test/kit/workstation.ts';

const table = 'Номер закупки;Предмет закупки;Окончание подачи заявок\nA-1;Насосы;30.11.2026 10:00 МСК\n';
/** A busy machine may need longer than the second vitest gives. */
const patient = { timeout: 20_000 };

test('a watch says each reminder once, also to one that starts anew or wakes', async () => {
  const station = await openWorkstation();
  const fileIds = [await station.file('t.csv', table)];
  await station.value('procedures.import', { fileIds, format: 'csv' });
  await station.value('deadlines.watch', { id: 'A-1', watched: true });
  station.setTime('2026-11-30T06:30:00Z');
  const said = () => station.events.flatMap((event) => (event.type === 'reminder' ? [event.reminder.nodeId] : []));
  const faults: unknown[] = [];
  const first = watchReminders(station.host, (error) => faults.push(error), 60_000);
  await vi.waitFor(() => expect(said()).toEqual(['bids-until']), patient);
  first.stop();
  const second = watchReminders(station.host, (error) => faults.push(error), 60_000);
  onTestFinished(second.stop);
  station.setTime('2026-11-30T06:50:00Z');
  second.look();
  await vi.waitFor(() => expect(said()).toEqual(['bids-until', 'bids-until']), patient);
  second.look();
  expect(faults).toEqual([]);
});
