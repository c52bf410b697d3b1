import type { TextsLike } from '../keys.ts';
import type { signatures as english } from '../en/signatures.ts';

export const signatures = {
  'consent.title_zero': 'تحميل هذه البرامج ({{count}})؟',
  'consent.title_one': 'تحميل هذا البرنامج؟',
  'consent.title_two': 'تحميل هذين البرنامجين؟',
  'consent.title_few': 'تحميل هذه البرامج الـ{{count}}؟',
  'consent.title_many': 'تحميل هذه البرامج الـ{{count}}؟',
  'consent.title_other': 'تحميل هذه البرامج الـ{{count}}؟',
  'consent.fact.program': 'البرنامج',
  'consent.fact.folder': 'المجلد',
  'consent.fact.maker': 'الصانع',
  'consent.maker.unknown': 'غير معروف: لا يثبّت أي صانع رموز أمان مكتبته هنا',
  'consent.warning': 'تستطيع مكتبة رمز الأمان أن تفعل على هذا الجهاز كل ما تستطيع أنت فعله.',
  'consent.promise': 'لا تحمّلها إلا إذا ثبّتها أنت أو مدير النظام لديك من أجل رمز الأمان.',
  'consent.submit': 'تحميل',
  'consent.cancel': 'عدم التحميل',
  'consent.done': 'شكرًا. يمكن إغلاق هذه الصفحة؛ ويستمر العمل في Bidwright.',
  'consent.not-answered': 'لم يُجب أحد خلال {{seconds}} ثانية عن السماح بتحميل المكتبة.',
  'consent.not-answered.hint': 'ابدأ من جديد؛ لم يُحمَّل شيء.',
  'frame.consent': 'يُسأل في نافذة مستقلة هل يجوز تحميل {{subject}}.',
} as const satisfies TextsLike<typeof english>;
