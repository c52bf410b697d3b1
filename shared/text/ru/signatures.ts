import type { TextsLike } from '../keys.ts';
import type { signatures as english } from '../en/signatures.ts';

export const signatures = {
  'consent.title_one': 'Загрузить эту программу?',
  'consent.title_few': 'Загрузить эти {{count}} программы?',
  'consent.title_many': 'Загрузить эти {{count}} программ?',
  'consent.title_other': 'Загрузить эти {{count}} программы?',
  'consent.fact.program': 'Программа',
  'consent.fact.folder': 'Папка',
  'consent.fact.maker': 'Изготовитель',
  'consent.maker.unknown': 'неизвестен: ни один изготовитель токенов не ставит сюда свою библиотеку',
  'consent.warning': 'Библиотека токена может делать на этом компьютере всё, что можете вы.',
  'consent.promise': 'Загружайте её, только если вы или ваш администратор установили её для своего токена.',
  'consent.submit': 'Загрузить',
  'consent.cancel': 'Не загружать',
  'consent.done': 'Спасибо. Эту страницу можно закрыть: работа продолжается в Bidwright.',
  'consent.not-answered': 'За {{seconds}} с никто не ответил, можно ли загрузить библиотеку.',
  'consent.not-answered.hint': 'Начните заново: ничего не загружено.',
  'frame.consent': 'Можно ли загрузить {{subject}}, спрашивает отдельное окно.',
} as const satisfies TextsLike<typeof english>;
