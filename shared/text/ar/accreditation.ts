import type { TextsLike } from '../keys.ts';
import type { accreditation as english } from '../en/accreditation.ts';

export const accreditation = {
  'accreditation.title': 'جهة الإصدار وفق قوائم الثقة لديك',
  'accreditation.granted': 'كانت معتمدة من الدولة وقت التوقيع: {{service}} ({{provider}})، {{status}} منذ {{since}}',
  'accreditation.not-granted':
    'لم تكن معتمدة من الدولة وقت التوقيع: {{service}} ({{provider}})، {{status}} منذ {{since}}',
  'accreditation.unlisted': 'لا تذكرها أي من القوائم المحفوظة ({{lists}}) لوقت التوقيع',
  'accreditation.at-issue': 'يوم إصدار الشهادة',
  'accreditation.at-issue.yes': 'كانت معتمدة',
  'accreditation.at-issue.no': 'لم تكن معتمدة',
  'accreditation.at-issue.unknown': 'لا تبيّن القائمة ذلك',
  'accreditation.time': 'الوقت المسؤول عنه',
  'accreditation.basis.proved': '{{time}}، وهو الوقت الذي يثبته طابع زمني',
  'accreditation.basis.claimed': '{{time}}، وهو الوقت الذي يذكره الموقّع',
  'accreditation.basis.asked': '{{time}}، وهي اللحظة المسؤول عنها',
  'accreditation.list': 'وفق القائمة',
  'accreditation.list.valid': '{{list}} بتاريخ {{issued}}، موقّعة',
  'accreditation.list.not-checked': '{{list}} بتاريخ {{issued}}، لم يُتحقق من توقيعها',
  'accreditation.list.absent': '{{list}} بتاريخ {{issued}}، غير موقّعة',
  'accreditation.qualification': 'شهادة مؤهلة',
  'accreditation.qualified.signature': 'نعم، للتوقيعات الإلكترونية',
  'accreditation.qualified.seal': 'نعم، للأختام الإلكترونية',
  'accreditation.qualified.website': 'نعم، للمواقع فقط',
  'accreditation.qualified.any': 'نعم، ولم يُذكر الغرض',
  'accreditation.qualified.no': 'لا',
  'accreditation.qualified.unknown': 'لا يمكن معرفة ذلك من القائمة',
  'accreditation.device.yes': 'المفتاح على جهاز مؤهل',
  'accreditation.device.no': 'المفتاح ليس على جهاز مؤهل',
} as const satisfies TextsLike<typeof english>;
