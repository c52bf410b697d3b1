/** Доверенные сертификаты, доверенные списки и списки отзыва. */
export const trust = {
  'trust.not-recognised': '{{file}} не является ни сертификатом, ни известным здесь доверенным списком.',
  'trust.not-recognised.hint':
    'Читаются сертификаты (PEM, DER, PKCS#7), доверенные списки ЕС и перечень аккредитованных удостоверяющих центров России.',
  'trust.anchor-added': 'Сертификат «{{certificate}}» теперь доверенный.',
  'trust.anchor-added.hint': '',
  'trust.anchor-not-self-signed': 'Сертификат «{{certificate}}» не корневой: его выдал {{issuer}}.',
  'trust.anchor-not-self-signed.hint':
    'Теперь он доверенный сам по себе, и отзыв его издателем не проверяется. По возможности добавьте корневой сертификат.',
  'trust.anchor-expired': 'Срок действия сертификата «{{certificate}}» истёк {{until}}.',
  'trust.anchor-expired.hint': 'Он пригоден только для проверки старых подписей.',
  'trust.list-imported': '{{list}}: служб — {{services}}, сертификатов — {{certificates}}.',
  'trust.list-imported.hint': '',
  'trust.list-signature-valid': 'Подпись списка {{list}} верна; подписал {{signer}}.',
  'trust.list-signature-valid.hint': '',
  'trust.list-signature-wrong': 'Подпись доверенного списка {{file}} неверна: {{reason}}.',
  'trust.list-signature-wrong.hint': 'Список изменён или повреждён. Получите его у оператора ещё раз.',
  'trust.list-unsigned': 'Список {{list}} не подписан.',
  'trust.list-unsigned.hint': 'За него никто не ручается: убедитесь, откуда он получен.',
  'trust.list-signature-unchecked': 'Проверить подпись списка {{list}} здесь нельзя: {{reason}}.',
  'trust.list-signature-unchecked.hint': 'Убедитесь, откуда он получен.',
  'trust.list-signer-unnamed':
    'Подпись списка {{list}} верна, но подписавшего ({{signer}}) не называет никто из доверенных.',
  'trust.list-signer-unnamed.hint':
    'Сначала загрузите список списков ЕС или сделайте сертификат оператора доверенным, сверив его с опубликованным.',
  'trust.list-stale': 'Новая редакция списка {{list}} ожидалась {{until}}.',
  'trust.list-stale.hint': 'Получите её: с тех пор центры могли добавиться или лишиться аккредитации.',
  'trust.list-older': 'Редакция {{number}} списка {{list}} старее имеющейся ({{known}}).',
  'trust.list-older.hint': 'Оставлена более новая. Если нужна старая, сначала удалите новую.',
  'trust.list-left-out': 'Запись «{{name}}» не прочитана и пропущена: {{reason}}.',
  'trust.list-left-out.hint': 'Остальная часть списка действует.',
  'trust.list-more-left-out': 'Пропущено ещё записей: {{count}}.',
  'trust.list-more-left-out.hint': '',
  'trust.crl-imported': 'Список отзыва «{{issuer}}»: записей — {{entries}}, от {{from}}, действует до {{until}}.',
  'trust.crl-imported.hint': '',
  'trust.crl-signature-wrong': 'Список отзыва {{file}} не подписан издателем «{{issuer}}», который в нём указан.',
  'trust.crl-signature-wrong.hint':
    'Он изменён, повреждён или подделан и не сохранён. Получите его в удостоверяющем центре ещё раз.',
  'trust.crl-issuer-unknown': 'Сертификата «{{issuer}}» здесь нет, поэтому подпись списка не проверена.',
  'trust.crl-issuer-unknown.hint':
    'Список сохранён и начнёт действовать, когда появится этот сертификат: добавьте его к сохранённым.',
  'trust.crl-algorithm-unknown': 'Список «{{issuer}}» подписан по алгоритму {{algorithm}}, который здесь не известен.',
  'trust.crl-algorithm-unknown.hint': 'Он сохранён, но ничего не доказывает.',
  'trust.crl-stale': 'Новый список отзыва «{{issuer}}» ожидался {{until}}.',
  'trust.crl-stale.hint': 'Имеющийся по-прежнему показывает, кто был отозван раньше. Получите новый.',
  'trust.certificate-kept':
    'Сертификат «{{certificate}}» сохранён для построения цепочек. Сам по себе он не доверенный.',
  'trust.certificate-kept.hint': '',
  'trust.authority-accredited': '{{authority}}: аккредитация действует с {{since}} (список {{list}}).',
  'trust.authority-accredited.hint': '',
  'trust.authority-not-accredited':
    '{{authority}}: аккредитации нет, статус «{{status}}» с {{since}} (список {{list}}).',
  'trust.authority-not-accredited.hint':
    'Площадки, требующие квалифицированную подпись, могут её отклонить. Получите до срока подачи сертификат аккредитованного удостоверяющего центра.',
  'trust.authority-unlisted': 'Ни один из сохранённых списков ({{lists}}) не называет «{{authority}}».',
  'trust.authority-unlisted.hint':
    'Загрузите новую редакцию списка или уточните в удостоверяющем центре, аккредитован ли он.',
} as const;
