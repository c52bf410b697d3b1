import type { TextsLike } from '../keys.ts';
import type { accreditation as english } from '../en/accreditation.ts';

export const accreditation = {
  'accreditation.title': 'Удостоверяющий центр по вашим спискам доверия',
  'accreditation.granted':
    'Аккредитация действовала в момент подписания: {{service}} ({{provider}}), {{status}} с {{since}}',
  'accreditation.not-granted':
    'Аккредитация в момент подписания не действовала: {{service}} ({{provider}}), {{status}} с {{since}}',
  'accreditation.unlisted': 'Ни один из имеющихся списков ({{lists}}) не называет его на момент подписания',
  'accreditation.at-issue': 'В день выдачи сертификата',
  'accreditation.at-issue.yes': 'аккредитация действовала',
  'accreditation.at-issue.no': 'аккредитация не действовала',
  'accreditation.at-issue.unknown': 'список об этом не говорит',
  'accreditation.time': 'На какой момент',
  'accreditation.basis.proved': '{{time}} — время доказано меткой',
  'accreditation.basis.claimed': '{{time}} — время указал подписавший',
  'accreditation.basis.asked': '{{time}} — момент, на который задан вопрос',
  'accreditation.list': 'По списку',
  'accreditation.list.valid': '{{list}} от {{issued}}, подписан',
  'accreditation.list.not-checked': '{{list}} от {{issued}}, подпись списка не проверена',
  'accreditation.list.absent': '{{list}} от {{issued}}, без подписи',
  'accreditation.qualification': 'Квалифицированный сертификат',
  'accreditation.qualified.signature': 'да, для электронных подписей',
  'accreditation.qualified.seal': 'да, для электронных печатей',
  'accreditation.qualified.website': 'да, только для сайтов',
  'accreditation.qualified.any': 'да; для чего, не указано',
  'accreditation.qualified.no': 'нет',
  'accreditation.qualified.unknown': 'по списку установить нельзя',
  'accreditation.device.yes': 'ключ в квалифицированном устройстве',
  'accreditation.device.no': 'ключ не в квалифицированном устройстве',
} as const satisfies TextsLike<typeof english>;
