import type { TextsLike } from '../keys.ts';
import type { policy as english } from '../en/policy.ts';

export const policy = {
  'policy.level-too-low': '«{{policy}}» требует уровня {{wanted}}, а подпись была бы уровня {{planned}}.',
  'policy.level-too-low.hint': 'Выберите более высокий уровень или повысьте подпись до подачи.',
  'policy.format-differs': '«{{policy}}» требует формата {{wanted}}, а получился бы {{planned}}.',
  'policy.format-differs.hint': 'Подпишите сами файлы в этом формате или исправьте политику.',
  'policy.placement-differs': '«{{policy}}» требует подпись вида {{wanted}}, а эта была бы {{planned}}.',
  'policy.placement-differs.hint': 'Выберите перед подписанием другой вид.',
  'policy.not-qualified': '«{{policy}}» требует квалифицированной подписи, этот ключ её не создаёт.',
  'policy.not-qualified.hint': 'Подпишите ключом на сертифицированном токене.',
  'policy.qualified-unknown':
    '«{{policy}}» требует квалифицированной подписи; создаёт ли её этот ключ, до его открытия неизвестно.',
  'policy.qualified-unknown.hint':
    'Подписывайте ключом на сертифицированном носителе с квалифицированным сертификатом.',
  'policy.signers-wanted': '«{{policy}}» требует нескольких подписей, по порядку: {{signers}}.',
  'policy.signers-wanted.hint': '',
  'policy.met': 'Задуманная подпись отвечает «{{policy}}».',
  'policy.met.hint': '',
  'help.policies': 'Показать ваши политики подписи.',
  'help.policies-save': 'Сохранить политику подписи из файла.',
  'help.policies-remove': 'Удалить политику подписи.',
  'help.policies-judge': 'Сказать, отвечает ли подпись политике заявки.',
  'policies.none': 'Своих политик подписи нет; действуют карточки площадок.',
  'policies.no-policy': 'Что эта закупка требует от подписи, неизвестно.',
} as const satisfies TextsLike<typeof english>;
