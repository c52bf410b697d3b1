import type { TextsLike } from '../keys.ts';
import type { pdf as english } from '../en/pdf.ts';

/** The page on which a PDF is drawn. */
export const pdf = {
  'pdf.enlarge': 'عرض أكبر',
  'pdf.bar': 'الصفحات والحجم',
  'pdf.previous': 'الصفحة السابقة',
  'pdf.next': 'الصفحة التالية',
  'pdf.page': 'صفحة',
  'pdf.of': 'من {{pages}}',
  'pdf.sheet': 'الصفحة {{page}} من {{pages}}',
  'pdf.smaller': 'تصغير',
  'pdf.larger': 'تكبير',
  'pdf.fit': 'ملاءمة العرض',
  'pdf.whole': 'الصفحة كاملة',
  'pdf.pages': 'صفحات المستند',
  'pdf.opening': 'جارٍ الفتح…',
  'pdf.no-words': 'هذه الصفحة صورة: لا نصّ فيها يُقرأ أو يُنسخ.',
  'pdf.first': 'تُعرض أول {{pages}} من أصل {{all}} صفحة.',
  'pdf.password': 'لا يُفتح ملف PDF هذا إلا بكلمة مرور. افتحه في برنامج PDF لديك.',
  'pdf.broken': 'ملف PDF هذا تالف: لا يمكن رسم صفحاته.',
  'pdf.page-broken': 'لا يمكن رسم هذه الصفحة.',
  'pdf.changed': 'تغيّر الملف منذ فتحتَ هذه المعاينة. افتحها من جديد.',
  'pdf.slow': 'يستغرق رسم الصفحة {{page}} أكثر من {{seconds}} ث، ولن يُرسم المزيد. افتح الملف في برنامج PDF لديك.',
  'pdf.slow-open': 'يستغرق فتح ملف PDF هذا أكثر من {{seconds}} ث. افتحه في برنامج PDF لديك.',
  'pdf.failed': 'تعذّر رسم الصفحات هنا. افتح الملف في برنامج PDF لديك.',
} as const satisfies TextsLike<typeof english>;
