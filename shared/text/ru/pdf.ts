import type { TextsLike } from '../keys.ts';
import type { pdf as english } from '../en/pdf.ts';

/** The page on which a PDF is drawn. */
export const pdf = {
  'pdf.enlarge': 'Во весь экран',
  'pdf.bar': 'Страницы и масштаб',
  'pdf.previous': 'Предыдущая страница',
  'pdf.next': 'Следующая страница',
  'pdf.page': 'Страница',
  'pdf.of': 'из {{pages}}',
  'pdf.sheet': 'Страница {{page}} из {{pages}}',
  'pdf.smaller': 'Мельче',
  'pdf.larger': 'Крупнее',
  'pdf.fit': 'По ширине',
  'pdf.whole': 'Страница целиком',
  'pdf.pages': 'Страницы документа',
  'pdf.opening': 'Открывается…',
  'pdf.no-words': 'Эта страница — изображение: в ней нет текста, который можно прочесть вслух или скопировать.',
  'pdf.first': 'Показаны первые {{pages}} из {{all}} страниц.',
  'pdf.password': 'Этот PDF открывается только с паролем. Откройте его в своей программе для PDF.',
  'pdf.broken': 'PDF повреждён: его страницы нельзя показать.',
  'pdf.page-broken': 'Эту страницу нельзя показать.',
  'pdf.changed': 'Файл изменился с тех пор, как вы открыли просмотр. Откройте его снова.',
  'pdf.slow':
    'Страница {{page}} рисуется дольше {{seconds}} с, дальше ничего не рисуется. Откройте файл в своей программе для PDF.',
  'pdf.slow-open': 'Этот PDF открывается дольше {{seconds}} с. Откройте его в своей программе для PDF.',
  'pdf.failed': 'Показать страницы здесь не удалось. Откройте файл в своей программе для PDF.',
} as const satisfies TextsLike<typeof english>;
