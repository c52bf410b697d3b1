import type { TextsLike } from '../keys.ts';
import type { calendar as english } from '../en/calendar.ts';

export const calendar: TextsLike<typeof english> = {
  'calendar.not-a-day': '«{{text}}» ليس يومًا في التقويم.',
  'calendar.not-a-day.hint': 'اكتب YYYY-MM-DD؛ لا يوجد 29 فبراير إلا في سنة كبيسة.',
  'calendar.unknown-calendar': 'لا يوجد تقويم عمل باسم «{{calendar}}»؛ الموجود: {{known}}.',
  'calendar.unknown-calendar.hint': 'اختر واحدًا منها.',
  'calendar.year-unknown': 'أيام العمل في {{year}} غير معروفة ({{calendar}})؛ السنوات المعروفة: {{known}}.',
  'calendar.year-unknown.hint': 'انتظر مرسوم تلك السنة أو احسب الأيام يدويًا.',
  'calendar.unknown-zone': 'لا توجد منطقة زمنية باسم «{{zone}}».',
  'calendar.unknown-zone.hint': 'اذكر اسمًا مثل Europe/Moscow أو فرقًا مثل +03:00.',
};
