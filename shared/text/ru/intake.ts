import type { TextsLike } from '../keys.ts';
import type { intake as english } from '../en/intake.ts';

export const intake = {
  'answer.platform-error': 'Площадка ответила не данными, а ошибкой {{error}}: {{message}}.',
  'answer.platform-error.hint': 'Повторите запрос к площадке и сохраните новый ответ.',
  'table.not-mapped':
    'Значение столбцов этой таблицы ещё не подтверждено. Распознано: {{columns}}; не найдено: {{missing}}.',
  'table.not-mapped.hint':
    'Откройте таблицу в окне и подтвердите столбцы или укажите в командной строке --map ФАЙЛ.json. Ответ запоминается.',
  'table.columns-guessed': 'Столбцы прочитаны по заголовкам: {{columns}}.',
  'table.columns-guessed.hint': 'Сверьте несколько процедур с таблицей и поправьте соответствие, если оно неверно.',
  'table.mapping-invalid': 'Соответствие столбцов использовать нельзя: {{reason}}.',
  'table.mapping-invalid.hint': 'Исправьте его или не указывайте и подтвердите столбцы в окне.',
  'table.no-header': 'В таблице нет строки заголовков.',
  'table.no-header.hint': 'Столбцы должны быть названы в первой непустой строке.',
  'table.row-skipped': 'В строке {{row}} нет ни номера, ни наименования; она пропущена.',
  'table.row-skipped.hint': 'Если это итог или примечание, делать ничего не нужно.',
  'table.number-twice': 'Номер {{number}} повторяется в строке {{row}}; из неё взята только позиция.',
  'table.number-twice.hint': 'Проверьте, что обе строки относятся к одной процедуре.',
  'table.number-cut':
    'Номер {{number}} в строке {{row}} длиннее, чем хранит табличная программа: последние цифры потеряны.',
  'table.number-cut.hint': 'Задайте столбцу текстовый формат, внесите номера заново с площадки и сохраните.',
  'table.cell-unreadable':
    'Значение «{{text}}» (строка {{row}}, столбец «{{column}}») не читается как данные этого столбца.',
  'table.cell-unreadable.hint': 'Исправьте ячейку или сопоставьте столбец с другим полем.',
  'table.value-kept-by-program':
    'В столбце «{{column}}» формулы (первая — в строке {{row}}); взяты значения, сохранённые табличной программой.',
  'table.value-kept-by-program.hint': 'Если они могли устареть, откройте таблицу в той программе и сохраните снова.',
  'table.cell-error': 'В ячейке (строка {{row}}, столбец «{{column}}») ошибка табличной программы: {{text}}.',
  'table.cell-error.hint': 'Исправьте формулу и сохраните таблицу снова.',
  'table.too-large': 'Таблица больше допустимого: {{what}}, не более {{limit}}.',
  'table.too-large.hint': 'Разделите её или оставьте меньше строк и столбцов.',
  'table.damaged': 'Таблицу не удаётся открыть: {{reason}}.',
  'table.damaged.hint': 'Откройте её в табличной программе и сохраните как XLSX или CSV.',
  'text.recognised': '{{field}}: {{value}}',
  'text.recognised.hint': 'Сверьте с извещением.',
  'text.not-recognised': 'В тексте не найдено: {{field}}.',
  'text.not-recognised.hint': 'Допишите это в текст, как указано в извещении; программа ничего не придумывает.',
  'text.several': 'В тексте несколько значений ({{field}}): взято {{taken}}, не взято {{others}}.',
  'text.several.hint': 'Сверьте с извещением и выберите верное.',
} as const satisfies TextsLike<typeof english>;
