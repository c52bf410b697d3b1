import type { TextsLike } from '../keys.ts';
import type { calendar as english } from '../en/calendar.ts';

export const calendar: TextsLike<typeof english> = {
  'calendar.not-a-day': '«{{text}}» — такой даты нет.',
  'calendar.not-a-day.hint': 'Пишите ГГГГ-ММ-ДД; 29 февраля бывает только в високосный год.',
  'calendar.unknown-calendar': 'Производственного календаря «{{calendar}}» нет; есть: {{known}}.',
  'calendar.unknown-calendar.hint': 'Выберите один из них.',
  'calendar.year-unknown': 'Рабочие дни {{year}} года неизвестны ({{calendar}}); известны годы: {{known}}.',
  'calendar.year-unknown.hint': 'Дождитесь постановления на этот год или посчитайте дни вручную.',
  'calendar.unknown-zone': 'Часового пояса «{{zone}}» нет.',
  'calendar.unknown-zone.hint': 'Укажите название, например Europe/Moscow, или смещение, например +03:00.',
};
