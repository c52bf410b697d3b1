import type { TextsLike } from '../keys.ts';
import type { storage as english } from '../en/storage.ts';

export const storage = {
  'storage.no-full-text': 'В этой сборке SQLite ({{version}}) нет полнотекстового поиска.',
  'storage.no-full-text.hint': 'Установите программу заново: в её поставке он есть.',
  'storage.migrations-misnumbered': 'Шаг обновления рабочей папки имеет номер {{found}}, а ожидался {{expected}}.',
  'storage.migrations-misnumbered.hint': 'Это ошибка программы. Пожалуйста, сообщите о ней.',
  'storage.migration-changed':
    'Рабочая папка создана другой сборкой: её шаг {{number}} ({{name}}) отличается от здешнего.',
  'storage.migration-changed.hint': 'Откройте её той программой, которая её создала, или возьмите выпущенную сборку.',
  'storage.blob-missing': 'В хранилище нет файла {{digest}}.',
  'storage.blob-missing.hint': 'Восстановите папку «vault» из копии или загрузите файл ещё раз.',
  'storage.blob-damaged': 'Файл {{digest}} в хранилище изменился.',
  'storage.blob-damaged.hint':
    'Его изменил диск или другая программа: восстановите его из копии или загрузите ещё раз.',
  'storage.settings-reset': 'Настройки не читаются и начаты заново; прежние лежат в {{kept}}.',
  'storage.settings-reset.hint': 'Снова выберите язык, тему и часовой пояс.',
} as const satisfies TextsLike<typeof english>;
