import type { TextsLike } from '../keys.ts';
import type { charts as english } from '../en/charts.ts';

export const charts: TextsLike<typeof english> = {
  'charts.as-table': 'Таблицей',
  'charts.as-chart': 'Графиком',
  'charts.copy': 'Скопировать числа',
  'charts.copied': 'Скопировано: значения через табуляцию',
  'charts.walk': 'Стрелки ведут по графику',
  'charts.place': '{{place}}: {{values}}',
  'charts.value': '{{name}} {{value}}',
  'charts.span': '{{name}}, {{kind}}: {{from}} – {{to}}, {{value}}',
  'charts.kind': 'Что',
  'charts.from': 'С',
  'charts.to': 'По',
  'charts.note': 'Примечание',
  'charts.none': 'Показать нечего',
};
