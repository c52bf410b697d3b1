import type { TextsLike } from '../keys.ts';
import type { document as english } from '../en/document.ts';

export const document = {
  'format.xml-damaged': 'XML-документ не читается, строка {{line}}: {{reason}}.',
  'format.xml-damaged.hint': 'Запросите файл ещё раз: он обрезан, изменён по дороге или создан с ошибкой.',
  'format.xml-unsigned': 'В этом XML-документе нет подписи.',
  'format.xml-unsigned.hint':
    'Подпись может лежать рядом отдельным файлом (.sig, .p7s): проверьте его, указав этот файл как содержимое.',
  'format.pdf-damaged': 'PDF не читается: {{reason}}.',
  'format.pdf-damaged.hint': 'Исправленная копия будет уже другим файлом: запросите у отправителя исходный.',
  'format.pdf-encrypted': 'PDF зашифрован, поэтому его подписи проверить нельзя.',
  'format.pdf-encrypted.hint': 'Запросите у отправителя копию без пароля.',
  'format.pdf-unsigned': 'В этом PDF нет подписи.',
  'format.pdf-unsigned.hint':
    'Подпись может лежать рядом отдельным файлом (.sig, .p7s): проверьте его, указав этот файл как содержимое.',
  'content.reference-mismatch':
    'То, что подпись называет «{{reference}}», отличается от подписанного: не совпадает хеш {{algorithm}}.',
  'content.reference-mismatch.hint': 'Данные изменены после подписания. Не полагайтесь на них, запросите оригинал.',
  'content.reference-missing': 'Подпись сделана для «{{reference}}», но этих данных здесь нет.',
  'content.reference-missing.hint': 'Запросите недостающую часть или контейнер целиком.',
  'content.reference-ambiguous': 'Подпись сделана для «{{reference}}», а такое имя носят несколько элементов.',
  'content.reference-ambiguous.hint':
    'Так чужие подписи переносят на другое содержимое. Запросите оригинал у подписавшего.',
  'content.reference-unsupported':
    'Что именно подпись охватывает под именем «{{reference}}», здесь установить нельзя: {{what}}.',
  'content.reference-unsupported.hint':
    'Проверьте программой, которая знает эту форму; до тех пор подпись не подтверждена.',
  'proof.stamp-not-read': 'Метка времени {{property}} имеет форму, которую эта версия не проверяет.',
  'proof.stamp-not-read.hint': 'Здесь она времени не доказывает; остальные метки действуют сами по себе.',
  'coverage.element-unsigned': '{{element}} есть в документе, но подписью не охвачен.',
  'coverage.element-unsigned.hint':
    'Полагайтесь только на то, что охвачено подписью, или запросите документ, подписанный целиком.',
  'coverage.nothing-signed': 'Подпись не охватывает никакого содержимого.',
  'coverage.nothing-signed.hint': 'Запросите у подписавшего подпись под самим документом.',
  'coverage.properties-unsigned':
    'Сведения, указанные подписавшим (время, сертификат), не охвачены подписью так, как положено.',
  'coverage.properties-unsigned.hint':
    'Эти сведения могли добавить другие. Запросите подпись, сделанную по правилам XAdES.',
  'coverage.pdf-range': 'Подпись охватывает документ не так, как положено: {{reason}}.',
  'coverage.pdf-range.hint': 'Так делают подписи, чтобы показать неподписанное. Запросите оригинал у подписавшего.',
  'coverage.pdf-signers': 'В подписи {{count}} подписавших вместо одного.',
  'coverage.pdf-signers.hint': 'Запросите документ, где каждый подписал отдельно.',
  'coverage.pdf-changed': 'После подписания изменено то, что подписавший менять не разрешал: {{object}} ({{what}}).',
  'coverage.pdf-changed.hint': 'Сравните с подписанной версией или попросите подписать документ в нынешнем виде.',
  'coverage.pdf-later-additions': 'Добавлено после этой подписи, что подписавший разрешил: {{what}} ({{count}}).',
  'coverage.pdf-later-additions.hint':
    'Эта подпись добавленного не охватывает. Охваченная ею версия есть среди подписанных файлов, её можно сохранить.',
  'coverage.pdf-loose-bytes':
    'После подписанной версии, начиная с байта {{start}}, {{count}} байт не относятся ни к чему в документе.',
  'coverage.pdf-loose-bytes.hint':
    'Более поздняя версия уничтожена или скрыта, и другая программа может её показать. Сохраните подписанную версию и полагайтесь на неё.',
  'coverage.pdf-later-signatures': 'Более поздние подписи, которые рисуют что-то на страницах: {{count}}.',
  'coverage.pdf-later-signatures.hint': 'Если рисунок что-то закрывает, откройте подписанную версию.',
  'coverage.pdf-earlier-revisions': 'Изменения документа до этой подписи: {{count}}.',
  'coverage.pdf-earlier-revisions.hint': 'Подпись охватывает документ вместе с этими изменениями.',
  'coverage.pdf-hybrid': 'PDF по-разному указывает старым и новым программам, где лежат его объекты.',
  'coverage.pdf-hybrid.hint': 'Если две программы показывают разные страницы, не полагайтесь ни на одну.',

  'pdf.not-a-pdf': '{{file}} — не PDF.',
  'pdf.not-a-pdf.hint': 'Подпишите его отсоединённой подписью или сначала сохраните как PDF.',
  'pdf.damaged': 'PDF нельзя подписать: его не удаётся прочитать точно ({{reason}}).',
  'pdf.damaged.hint': 'Сохраните его заново из исходной программы и подпишите новый файл.',
  'pdf.encrypted': 'PDF зашифрован.',
  'pdf.encrypted.hint': 'Сохраните копию без пароля и подпишите её.',
  'pdf.closed': 'Подписавший «{{field}}» запретил дальнейшие подписи в этом PDF.',
  'pdf.closed.hint': 'Подпишите отсоединённой подписью: она ляжет рядом с файлом.',
  'pdf.limit': 'PDF требует больше, чем читается: {{what}}, предел {{limit}}.',
  'pdf.limit.hint': 'Сохраните его проще или подпишите отсоединённой подписью.',
  'pdf.no-room': 'Подпись занимает {{needed}} байт, а оставлено {{room}}.',
  'pdf.no-room.hint': 'Цепочка сертификатов или метка времени необычно велика: возьмите другую службу меток.',

  'pdf-addition.signature': 'подписи',
  'pdf-addition.document-time-stamp': 'метки времени документа',
  'pdf-addition.evidence': 'доказательства для долгосрочной проверки',
  'pdf-addition.form-field': 'заполненные поля формы',
  'pdf-addition.note': 'пометка программы',
  'pdf-change.added': 'добавлено',
  'pdf-change.changed': 'изменено',
  'pdf-change.removed': 'удалено',
  'pdf-range.no-contents': 'у неё нет значения',
  'pdf-range.not-hexadecimal': 'её значение записано не шестнадцатеричной строкой в файле',
  'pdf-range.not-a-range': 'ByteRange — не четыре числа',
  'pdf-range.not-from-start': 'она начинается не с первого байта',
  'pdf-range.past-end': 'она кончается за концом файла',
  'pdf-range.other-gap': 'она пропускает не только собственное значение',
  'pdf-range.not-a-revision': 'охваченные байты не составляют законченной версии этого файла',
  'pdf-range.reaches-beyond': 'охваченной версии нужны байты, добавленные после неё',
  'pdf-range.key-repeated': 'в её словаре одно и то же указано дважды',
} as const satisfies TextsLike<typeof english>;
