/** What can be recognised in a text; each has a text `column.<field>` or `textField.<field>`. */
export const textFields = [
  'number',
  'title',
  'buyer',
  'inn',
  'kpp',
  'value',
  'deadline',
  'published',
  'questionsUntil',
  'auction',
  'bidSecurityPercent',
  'bidSecurityAmount',
  'performanceSecurityPercent',
  'performanceSecurityAmount',
  'law',
  'method',
  'platform',
  'url',
  'criteria',
  'requiredPapers',
] as const;
export type TextField = (typeof textFields)[number];

/**
 * Words after which a notice says something, in Russian, Ukrainian and English; of one field the surest first. Labels
 * begin a line or follow a sign, so that a word inside a sentence is no label.
 */
export const labels: readonly { readonly field: TextField; readonly label: RegExp }[] = [
  {
    field: 'number',
    label:
      /(?:(?:реестровый |реєстровий )?номер (?:закупки|извещения|процедуры|закупівлі|тендера)|(?:закупка|извещение|процедура|тендер|лот|запрос \p{L}+|конкурс|аукцион)\s*(?=№)|ідентифікатор закупівлі|(?:tender|notice|procurement) (?:number|no\.?|id|reference)|(?<=^|\n)\s*(?=№\s*\d))/giu,
  },
  { field: 'number', label: /(?<![\d-])(?=(?:\d{19}|UA-\d{4}-\d\d-\d\d-\d{6}-\p{L})(?![\d-]))/giu },
  {
    field: 'title',
    label:
      /(?<=^|\n)[ \t]*(?:наименование (?:объекта )?(?:закупки|процедуры|предмета \p{L}+)|предмет (?:закупки|договора|контракта|процедуры|закупівлі)|объект закупки|назва (?:предмета )?закупівлі|назва|наименование|предмет|title|subject)(?=\s*[:—–\n-])/giu,
  },
  {
    field: 'buyer',
    label:
      /(?<=^|\n)[ \t]*(?:(?:наименование |полное наименование )?(?:заказчик\p{L}*|организатор\p{L}*)(?: закупки)?|найменування замовника|замовник|buyer|customer|procuring entity|contracting authority)(?=\s*[:—–\n-])/giu,
  },
  { field: 'inn', label: /(?<!\p{L})(?:ИНН|INN)(?!\p{L})/gu },
  { field: 'kpp', label: /(?<!\p{L})(?:КПП|KPP)(?!\p{L})/gu },
  {
    field: 'value',
    label:
      /(?:начальн\p{L}+\s*\(?максимальн\p{L}+\)?\s*цен\p{L}+(?:\s+(?:контракта|договора|лота))?|(?<!\p{L})НМЦ[КД]?(?!\p{L})|очікувана вартість(?: предмета закупівлі)?|estimated (?:value|price)|maximum price|начальная цена)/giu,
  },
  {
    field: 'deadline',
    label:
      /(?:(?:дата и время |дата |срок )?окончани\p{L}+ (?:срока )?(?:подачи|при[её]ма)(?: \p{L}+){0,2} (?:заявок|предложений)|(?:заявки|предложения) (?:принимаются |подаются )?до|при[её]м (?:заявок|предложений) до|подать (?:заявку|предложение) до|кінцевий строк подання (?:тендерних )?пропозицій|(?:submission |bid )?deadline(?: for [\p{L} ]{3,40})?|bids (?:are )?due)/giu,
  },
  {
    field: 'published',
    label: /(?:дата (?:и время )?(?:публикации|размещения)[^\n:]{0,40}|дата оприлюднення|publication date)/giu,
  },
  {
    field: 'questionsUntil',
    label:
      /(?:(?:дата )?окончани\p{L}+ (?:срока )?(?:предоставления разъяснений|при[её]ма (?:запросов|вопросов)|подачи запросов)[^\n:]{0,60}|вопросы (?:принимаются )?до|звернення за роз’?'?ясненнями до|questions until)/giu,
  },
  {
    field: 'auction',
    label:
      /(?:дата (?:и время )?(?:начала )?(?:проведения )?(?:аукциона|торгов|процедуры подачи предложений)|дата аукціону|auction (?:date|start))/giu,
  },
  {
    field: 'bidSecurityPercent',
    label:
      /(?:обеспечени\p{L}+ заяв\p{L}+(?: на участие[^\n:]{0,40})?|забезпечення тендерної пропозиції|bid (?:security|bond))/giu,
  },
  {
    field: 'bidSecurityAmount',
    label:
      /(?:обеспечени\p{L}+ заяв\p{L}+(?: на участие[^\n:]{0,40})?|забезпечення тендерної пропозиції|bid (?:security|bond))/giu,
  },
  {
    field: 'performanceSecurityPercent',
    label:
      /(?:обеспечени\p{L}+ исполнения(?: (?:контракта|договора))?|забезпечення виконання договору|performance (?:security|bond))/giu,
  },
  {
    field: 'performanceSecurityAmount',
    label:
      /(?:обеспечени\p{L}+ исполнения(?: (?:контракта|договора))?|забезпечення виконання договору|performance (?:security|bond))/giu,
  },
  { field: 'law', label: /(?<!\d)(?:44|223)[-–\s]?ФЗ(?!\p{L})/giu },
  {
    field: 'method',
    label:
      /(?<=^|\n)[ \t]*(?:способ (?:закупки|определения поставщика[^\n:]{0,40}|проведения \p{L}+)|форма проведения|процедура закупівлі|procurement method)(?=\s*[:—–\n-])/giu,
  },
  {
    field: 'platform',
    label:
      /(?<=^|\n)[ \t]*(?:электронная (?:торговая )?площадка|наименование электронной площадки[^\n:]{0,60}|ЭТП|platform)(?=\s*[:—–\n-])/giu,
  },
  {
    field: 'criteria',
    label:
      /(?<=^|\n)[ \t]*(?:критерии (?:оценки|выбора)[^\n:]{0,80}|критерії оцінки[^\n:]{0,80}|(?:award|evaluation) criteria)(?=\s*[:—–\n-])/giu,
  },
  {
    field: 'requiredPapers',
    label:
      /(?<=^|\n)[ \t]*(?:(?:требуемые|необходимые|обязательные) документы[^\n:]{0,60}|(?:перечень|состав) (?:требуемых |обязательных )?документов[^\n:]{0,80}|(?:необхідні|потрібні) документи[^\n:]{0,60}|required (?:documents|papers))(?=\s*[:—–\n-])/giu,
  },
  { field: 'url', label: /(?=https?:\/\/)/giu },
];
