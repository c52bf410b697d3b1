import type { TextsLike } from '../keys.ts';
import type { timestamp as english } from '../en/timestamp.ts';

export const timestamp = {
  'timestamp.no-address': 'Служба меток времени не указана.',
  'timestamp.no-address.hint': 'Укажите адрес службы или несколько — в том порядке, в котором к ним обращаться.',
  'timestamp.address-unfit': '{{address}} — не адрес службы меток времени.',
  'timestamp.address-unfit.hint': 'Адрес начинается с http:// или https:// и не содержит имени пользователя и пароля.',
  'timestamp.unreachable': 'Служба меток времени {{address}} недоступна: {{reason}}.',
  'timestamp.unreachable.hint': 'Подпись сохранена без метки. Проверьте соединение и добавьте метку позже.',
  'timestamp.timed-out': 'Служба меток времени {{address}} не ответила вовремя (ожидание — {{seconds}} с).',
  'timestamp.timed-out.hint': 'Подпись сохранена без метки. Добавьте метку позже или укажите другую службу.',
  'timestamp.not-an-answer': 'Ответ {{address}} — не метка времени: {{reason}}.',
  'timestamp.not-an-answer.hint': 'Подпись сохранена без метки. Проверьте адрес и прокси-сервер.',
  'timestamp.too-large': 'Ответ {{address}} больше {{limit}} байт.',
  'timestamp.too-large.hint': 'Подпись сохранена без метки. Таких больших меток не бывает: проверьте адрес.',
  'timestamp.rejected': 'Служба меток времени {{address}} отказала: {{reason}}.',
  'timestamp.rejected.hint': 'Подпись сохранена без метки. Обратитесь в службу или укажите другую.',
  'timestamp.answer-differs': 'Ответ {{address}} — не на наш запрос ({{what}}).',
  'timestamp.answer-differs.hint':
    'Подпись сохранена без метки. Возможно вмешательство в соединение: не полагайтесь на него.',
  'timestamp.token-unsound': 'Метка времени от {{address}} негодна: {{reason}}.',
  'timestamp.token-unsound.hint': 'Подпись сохранена без метки. Укажите другую службу.',

  'timestamp.proved': 'Метка времени подтверждает, что подпись существовала {{time}} ({{authority}}).',
  'timestamp.proved.hint': '',
  'timestamp.damaged': 'Метка времени в подписи не читается: {{reason}}.',
  'timestamp.damaged.hint': 'Времени она не доказывает. Сама подпись оценена без неё.',
  'timestamp.too-many': 'Меток времени в подписи: {{count}}; проверены только первые ({{limit}}).',
  'timestamp.too-many.hint': 'Обычные программы столько не ставят: выясните происхождение файла.',
  'timestamp.imprint-differs': 'Метка времени от {{time}} поставлена не на эту подпись ({{algorithm}}).',
  'timestamp.imprint-differs.hint': 'Она взята из другой подписи или повреждена и времени не доказывает.',
  'timestamp.digest-weak': 'Метка времени опирается на {{algorithm}} — этот алгоритм больше не надёжен.',
  'timestamp.digest-weak.hint': 'Времени она не доказывает. Поставьте новую метку с SHA-256 или сильнее.',
  'timestamp.signature-wrong': 'Метка времени не подписана службой {{authority}} или изменена после подписания.',
  'timestamp.signature-wrong.hint': 'Времени она не доказывает. Поставьте новую метку.',
  'timestamp.authority-not-found': 'Нет сертификата службы меток времени.',
  'timestamp.authority-not-found.hint':
    'Метка времени ничего не доказывает. Запросите сертификат у службы и добавьте его.',
  'timestamp.authority-unfit': 'Сертификат {{authority}} выдан не только для меток времени.',
  'timestamp.authority-unfit.hint': 'RFC 3161 требует сертификата только для этой цели. Обратитесь к другой службе.',
  'timestamp.authority-untrusted': 'Метка времени от {{time}} службы {{authority}} не подтверждена: {{reason}}.',
  'timestamp.authority-untrusted.hint':
    'Если вы доверяете службе, добавьте её корневой сертификат и список отозванных сертификатов.',
  'timestamp.later-than-asked': 'Метка времени поставлена {{time}} — позже момента проверки, {{at}}.',
  'timestamp.later-than-asked.hint': 'Проверьте заданную дату и часы этого компьютера.',
  'timestamp.before-claimed':
    'Метка времени поставлена {{time}} — раньше времени, названного подписавшим, {{claimed}}.',
  'timestamp.before-claimed.hint': 'Часы подписавшего шли неверно: полагайтесь на метку времени.',
  'timestamp.before-certificate':
    'Метка времени поставлена {{time}}, когда сертификат ещё не действовал (действует с {{notBefore}}).',
  'timestamp.before-certificate.hint': 'Спросите подписавшего, как создана подпись; не полагайтесь на неё.',
  'timestamp.proves-before-expiry':
    'Срок сертификата истёк {{until}}; метка времени подтверждает, что подпись существовала раньше — {{time}}.',
  'timestamp.proves-before-expiry.hint': '',
  'timestamp.proves-before-revocation':
    'Сертификат отозван {{since}}; метка времени подтверждает, что подпись существовала раньше — {{time}}.',
  'timestamp.proves-before-revocation.hint': '',
  'timestamp-doubt.no-anchors': 'доверенных сертификатов не передано',
  'timestamp-doubt.no-chain': 'цепочка не ведёт ни к кому, кому вы доверяете',
  'timestamp-doubt.expired': 'срок действия сертификата из её цепочки не охватывает этот момент',
  'timestamp-doubt.revoked': 'сертификат из её цепочки отозван',
  'timestamp-doubt.revocation-unknown': 'неизвестно, не отозваны ли её сертификаты',
  'timestamp-doubt.chain': 'её цепочка построена не по правилам',
} as const satisfies TextsLike<typeof english>;
