import type { Template } from '../template.ts';

const head = `>> {{procedure.buyer}}
>> {{letter.date}}`;

const signature = `{{company.headPosition}}
{{company.shortName}}

____________________ / {{company.headName}} /`;

/** Texts to begin with, in Arabic. */
export const arabicTemplates: readonly Template[] = [
  {
    templateId: 'application',
    language: 'ar',
    kind: 'application',
    title: 'استمارة طلب المشاركة',
    text: `${head}

# طلب المشاركة في الإجراء رقم {{procedure.number}}

1. بعد دراسة الإعلان ووثائق «{{procedure.title}}» تتقدم {{company.fullName}} بطلب المشاركة وفق الشروط الواردة فيها.
{{#if lot.title}}

الحصة: {{lot.title}}
{{/if}}

2. السعر المعروض: **{{bid.price}}** ({{bid.priceInWords}}).
{{#if bid.vat}}
شاملاً ضريبة القيمة المضافة بنسبة {{bid.vatRate}}: {{bid.vat}}، والسعر دونها: {{bid.net}}.
{{/if}}
{{#if bid.withoutVat}}
غير خاضع لضريبة القيمة المضافة.
{{/if}}
{{#if bid.deliveredOn}}

موعد التسليم: {{bid.deliveredOn}}.
{{/if}}

## بيانات مقدم العطاء

| الاسم الكامل | {{company.fullName}} |
| الرقم الضريبي | {{company.inn}} |
{{#if company.ogrn}}
| رقم السجل | {{company.ogrn}} |
{{/if}}
| البلد | {{company.country}} |
| العنوان | {{company.legalAddress}} |
| جهة الاتصال | {{company.contactName}} |
| الهاتف | {{company.contactPhone}} |
| البريد الإلكتروني | {{company.contactEmail}} |

${signature}`,
  },
  {
    templateId: 'declaration-44',
    language: 'ar',
    kind: 'declaration',
    title: 'إقرار المطابقة (القانون 44-FZ، المادة 31 الفقرة 1)',
    text: `# إقرار المطابقة

الإجراء رقم {{procedure.number}} «{{procedure.title}}»

تُقر {{company.fullName}} (الرقم الضريبي {{company.inn}}) باستيفائها البنود 3–5 و7–11 من الفقرة 1 من المادة 31 من القانون الاتحادي رقم 44-FZ الصادر في 05.04.2013:

- لا تجري تصفيتها ولم تحكم محكمة بإفلاسها (البند 3)؛
- لم يُوقَف نشاطها وفق قانون المخالفات الإدارية (البند 4)؛
- ليست عليها متأخرات ضرائب أو رسوم تزيد على خمسة وعشرين في المئة من القيمة الدفترية لأصولها (البند 5)؛
- لا إدانة على مديرها وأعضاء هيئتها التنفيذية ورئيس محاسبيها بجرائم اقتصادية أو بموجب المواد 289 و290 و291 و291.1 من قانون العقوبات، ولا حرمان من تولي المنصب (البند 7)؛
- لم تُساءل بموجب المادة 19.28 من قانون المخالفات الإدارية خلال سنتين قبل تقديم العطاء (البند 7.1)؛
- تملك حقوق الملكية الفكرية إذا كان العميل يكتسبها بموجب العقد (البند 8)؛
- لا تضارب في المصالح بينها وبين العميل (البند 9)؛
- ليست شركة خارجية (أوفشور) وليس بين أجهزتها أو مالكيها من يمنع مشاركتها (البند 10)؛
- ليست عميلاً أجنبياً (البند 10.1)؛
- لا قيود أخرى في تشريع الاتحاد الروسي تمنع مشاركتها (البند 11).

{{letter.date}}

${signature}`,
  },
  {
    templateId: 'covering-letter',
    language: 'ar',
    kind: 'letter',
    title: 'خطاب مرافق',
    text: `${head}

# خطاب مرافق

بشأن الإجراء رقم {{procedure.number}} «{{procedure.title}}»

نقدم إليكم عطاء {{company.shortName}} بمبلغ **{{bid.price}}** ({{bid.priceInWords}}).

## ما يكسبه المشتري

{{own.effect}}
{{#if own.basis}}

أساس التقدير: {{own.basis}}
{{/if}}

## جهة الاتصال

{{company.contactName}}، {{company.contactPhone}}، {{company.contactEmail}}.

${signature}`,
  },
  {
    templateId: 'training-plan',
    language: 'ar',
    kind: 'training',
    title: 'خطة تدريب موظفي المشتري',
    text: `# خطة تدريب موظفي المشتري

الإجراء رقم {{procedure.number}} «{{procedure.title}}»

| المتدربون | {{own.trainees}} |
| البرنامج | {{own.programme}} |
| المواعيد | {{own.trainingDates}} |
| المكان | {{own.trainingPlace}} |

التدريب مشمول في السعر {{bid.price}}. وبعده يعمل الموظفون دون حضورنا، ويُتحقق من ذلك كما يلي: {{own.trainingCheck}}

{{letter.date}}

${signature}`,
  },
  {
    templateId: 'comparison-tests',
    language: 'ar',
    kind: 'tests',
    title: 'اختبارات مقارنة على مواد المشتري',
    text: `# اختبارات مقارنة على مواد المشتري

الإجراء رقم {{procedure.number}} «{{procedure.title}}»

| ما قورن | {{own.compared}} |
| المكان والزمان | {{own.testPlace}} |
| الطريقة | {{own.testMethod}} |

## النتائج

{{own.testResults}}

محضر الاختبار مرفق، ويمكن تكرار الاختبار بحضور المشتري: {{company.contactName}}، {{company.contactPhone}}.

{{letter.date}}

${signature}`,
  },
  {
    templateId: 'price-offer',
    language: 'ar',
    kind: 'other',
    title: 'عرض الأسعار حسب البنود',
    text: `# عرض الأسعار

الإجراء رقم {{procedure.number}} «{{procedure.title}}»

| م | البند | الكمية | الوحدة | سعر الوحدة | المجموع مع الضريبة |
|-|--------|--:|--|---:|----:|
{{#each positions}}
| {{position.number}} | {{position.name}} | {{position.quantity}} | {{position.unit}} | {{position.unitPrice}} | {{position.gross}} |
{{/each}}

المجموع: **{{bid.price}}** ({{bid.priceInWords}}).

{{letter.date}}

${signature}`,
  },
];
