import type { TextsLike } from '../keys.ts';
import type { storage as english } from '../en/storage.ts';

export const storage = {
  'storage.no-full-text': 'إصدار SQLite هذا ({{version}}) بلا بحث نصي كامل.',
  'storage.no-full-text.hint': 'أعد تثبيت البرنامج؛ فهو يأتي بإصدار فيه البحث.',
  'storage.migrations-misnumbered': 'خطوة من خطوات تحديث مجلد العمل رقمها {{found}} والمنتظر {{expected}}.',
  'storage.migrations-misnumbered.hint': 'هذا خلل في البرنامج. نرجو الإبلاغ عنه.',
  'storage.migration-changed': 'أُنشئ مجلد العمل بنسخة أخرى: خطوته {{number}} ({{name}}) تختلف عمّا في هذا البرنامج.',
  'storage.migration-changed.hint': 'افتحه بالبرنامج الذي أنشأه أو استعمل نسخة رسمية.',
  'storage.blob-missing': 'الملف {{digest}} غير موجود في الخزنة.',
  'storage.blob-missing.hint': 'استعد مجلد «vault» من نسخة احتياطية أو أضف الملف من جديد.',
  'storage.blob-damaged': 'الملف {{digest}} في الخزنة لم يعد كما كان.',
  'storage.blob-damaged.hint': 'غيّره القرص أو برنامج آخر: استعده من نسخة احتياطية أو أضفه من جديد.',
  'storage.settings-reset': 'تعذّرت قراءة الإعدادات فبدأت من جديد؛ والقديمة محفوظة في {{kept}}.',
  'storage.settings-reset.hint': 'اختر اللغة والمظهر والمنطقة الزمنية من جديد.',
} as const satisfies TextsLike<typeof english>;
