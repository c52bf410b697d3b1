import type { TextsLike } from '../keys.ts';
import type { policy as english } from '../en/policy.ts';

export const policy = {
  'policy.level-too-low': 'يطلب «{{policy}}» المستوى {{wanted}}، وسيكون التوقيع بالمستوى {{planned}}.',
  'policy.level-too-low.hint': 'اختر المستوى الأعلى، أو ارفع التوقيع قبل التقديم.',
  'policy.format-differs': 'يطلب «{{policy}}» الصيغة {{wanted}}، وسيُنشأ {{planned}}.',
  'policy.format-differs.hint': 'وقّع الملفات نفسها بتلك الصيغة، أو صحّح السياسة.',
  'policy.placement-differs': 'يطلب «{{policy}}» توقيعًا {{wanted}}، وسيكون هذا {{planned}}.',
  'policy.placement-differs.hint': 'اختر الشكل الآخر قبل التوقيع.',
  'policy.not-qualified': 'يطلب «{{policy}}» توقيعًا مؤهلًا، وهذا المفتاح لا ينشئه.',
  'policy.not-qualified.hint': 'وقّع بمفتاح على وسيط معتمد.',
  'policy.qualified-unknown': 'يطلب «{{policy}}» توقيعًا مؤهلًا؛ ولا يُعرف قبل فتح هذا المفتاح هل ينشئه.',
  'policy.qualified-unknown.hint': 'وقّع بمفتاح على وسيط معتمد تشهد شهادته بذلك.',
  'policy.signers-wanted': 'يطلب «{{policy}}» عدة توقيعات بهذا الترتيب: {{signers}}.',
  'policy.signers-wanted.hint': '',
  'policy.met': 'المخطط يفي بـ«{{policy}}».',
  'policy.met.hint': '',
  'help.policies': 'عرض سياسات التوقيع لديك.',
  'help.policies-save': 'حفظ سياسة توقيع من ملف.',
  'help.policies-remove': 'حذف سياسة توقيع.',
  'help.policies-judge': 'هل يفي التوقيع بسياسة العرض.',
  'policies.none': 'لا سياسات توقيع لديك؛ والعبرة ببطاقات المنصات.',
  'policies.no-policy': 'لا يُعرف ما تطلبه هذه المناقصة من التوقيعات.',
} as const satisfies TextsLike<typeof english>;
