import type { TextsLike } from '../keys.ts';
import type { charts as english } from '../en/charts.ts';

export const charts: TextsLike<typeof english> = {
  'charts.as-table': 'جدولًا',
  'charts.as-chart': 'مخططًا',
  'charts.copy': 'نسخ الأرقام',
  'charts.copied': 'نُسخت القيم مفصولة بعلامات الجدولة',
  'charts.walk': 'مفاتيح الأسهم تتنقل على المخطط',
  'charts.place': '{{place}}: {{values}}',
  'charts.value': '{{name}} {{value}}',
  'charts.span': '{{name}}، {{kind}}: {{from}} – {{to}}، {{value}}',
  'charts.kind': 'ما هو',
  'charts.from': 'من',
  'charts.to': 'إلى',
  'charts.note': 'ملاحظة',
  'charts.none': 'لا شيء لعرضه',
};
