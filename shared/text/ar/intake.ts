import type { TextsLike } from '../keys.ts';
import type { intake as english } from '../en/intake.ts';

export const intake = {
  'answer.platform-error': 'لم تردّ المنصّة ببيانات بل بالخطأ {{error}}: {{message}}.',
  'answer.platform-error.hint': 'أعد الطلب إلى المنصّة واحفظ الردّ الجديد.',
  'table.not-mapped': 'لم يؤكَّد بعدُ معنى أعمدة هذا الجدول. ما تُعرّف عليه: {{columns}}؛ وما لم يوجد: {{missing}}.',
  'table.not-mapped.hint': 'افتح الجدول في النافذة وأكّد أعمدته، أو أعطِ ‎--map FILE.json‎ في سطر الأوامر. يُحفظ الجواب.',
  'table.columns-guessed': 'قُرئت الأعمدة بحسب عناوينها: {{columns}}.',
  'table.columns-guessed.hint': 'قارن بعض الإجراءات بالجدول وصحّح الربط إن كان خاطئًا.',
  'table.mapping-invalid': 'لا يمكن استعمال ربط الأعمدة: {{reason}}.',
  'table.mapping-invalid.hint': 'صحّحه، أو اتركه وأكّد الأعمدة في النافذة.',
  'table.no-header': 'لا صفّ عناوين في الجدول.',
  'table.no-header.hint': 'يجب أن يسمّي أول صفّ غير فارغ الأعمدة.',
  'table.row-skipped': 'ليس في الصفّ {{row}} رقم ولا عنوان، فتُجووز.',
  'table.row-skipped.hint': 'لا حاجة إلى شيء إن كان مجموعًا أو ملاحظة.',
  'table.number-twice': 'تكرّر الرقم {{number}} في الصفّ {{row}}؛ ولم يؤخذ منه إلا البند.',
  'table.number-twice.hint': 'تحقّق من أن الصفّين لإجراء واحد.',
  'table.cell-unreadable': 'لا تُقرأ «{{text}}» (الصفّ {{row}}، العمود «{{column}}») على أنها ممّا في هذا العمود.',
  'table.cell-unreadable.hint': 'صحّح الخلية أو اربط العمود بحقل آخر.',
  'table.value-kept-by-program':
    'في العمود «{{column}}» صيغ (أولها في الصفّ {{row}})؛ وأُخذت القيم كما حفظها برنامج الجداول.',
  'table.value-kept-by-program.hint': 'إن كانت قديمة فافتح الجدول هناك واحفظه من جديد.',
  'table.cell-error': 'في الخلية (الصفّ {{row}}، العمود «{{column}}») خطأ من برنامج الجداول: {{text}}.',
  'table.cell-error.hint': 'أصلح الصيغة واحفظ الجدول من جديد.',
  'table.too-large': 'الجدول أكبر ممّا يُقرأ: {{what}}، والحدّ {{limit}}.',
  'table.too-large.hint': 'قسّمه أو اختر صفوفًا وأعمدة أقل.',
  'table.damaged': 'لا يمكن فتح الجدول: {{reason}}.',
  'table.damaged.hint': 'افتحه في برنامج جداول واحفظه بصيغة XLSX أو CSV.',
  'text.not-recognised': 'لا يذكر النصّ: {{field}}.',
  'text.not-recognised.hint': 'أضفه إلى النصّ كما في الإعلان؛ لا يُختلق شيء.',
  'text.several': 'في النصّ أكثر من قيمة ({{field}}): أُخذ {{taken}} ولم يؤخذ {{others}}.',
  'text.several.hint': 'قارن بالإعلان واختر الصحيح.',
} as const satisfies TextsLike<typeof english>;
