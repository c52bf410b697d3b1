import { expect, test, vi } from 'vitest';
import type { Reminder } from '#shared/contract/deadlines.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { fakeElectron, type FakeElectron } from '#test/kit/electron-fake.ts';

const held = vi.hoisted((): { fake: FakeElectron | null } => ({ fake: null }));
vi.mock('electron', () => {
  held.fake = fakeElectron('/nowhere');
  return held.fake.electron;
});
const { showDesktopNotice } = await import('#electron/windows/desktop-notice.ts');

const reminder: Reminder = {
  reminderId: '1 1 bids-until',
  procedureId: 'p1',
  procedureTitle: 'Поставка насосов',
  nodeId: 'bids-until',
  event: 'bids-until',
  title: null,
  at: '2026-11-30T07:00:00Z' as Instant,
  zone: 'Europe/Moscow',
  level: 2,
  minutes: 1440,
  firedAt: '2026-11-29T07:00:00Z' as Instant,
};
const notices = () => held.fake?.notices ?? [];

test('a notice says what, by when in the buyer’s time, and of which procedure', async () => {
  await showDesktopNotice(reminder, 'ru', () => {});
  expect(notices().at(-1)?.options).toMatchObject({
    title: 'Окончание подачи заявок · 2026-11-30 10:00 +03:00',
    body: 'Поставка насосов',
    silent: true,
    urgency: 'normal',
  });
  expect(held.fake?.calls.at(-1)?.what).toBe('notice.show');
});

test('a notice of the last hours is loud and stays; an own step is called by its title', async () => {
  await showDesktopNotice(
    { ...reminder, level: 4, minutes: 60, title: 'Подпись директора', event: null },
    'ru',
    () => {},
  );
  expect(notices().at(-1)?.options).toMatchObject({ silent: false, urgency: 'critical', timeoutType: 'never' });
  expect(notices().at(-1)?.options['title']).toMatch(/^Подпись директора ·/);
});

test('a click on a notice is answered', async () => {
  const clicked = vi.fn<() => void>();
  await showDesktopNotice(reminder, 'en', clicked);
  notices().at(-1)?.emit('click');
  expect(clicked).toHaveBeenCalledOnce();
});
