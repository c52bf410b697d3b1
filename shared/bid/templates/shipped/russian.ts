import type { Template } from '../template.ts';

const head = `>> {{procedure.buyer}}
>> {{letter.date}}`;

const signature = `{{company.headPosition}}
{{company.shortName}}

____________________ / {{company.headName}} /`;

/** Texts to begin with, in Russian. The user's own of the same name stand before them. */
export const russianTemplates: readonly Template[] = [
  {
    templateId: 'application',
    language: 'ru',
    kind: 'application',
    title: 'Заявка на участие',
    text: `${head}

# Заявка на участие в закупке № {{procedure.number}}

1. Изучив извещение и документацию о закупке «{{procedure.title}}», {{company.fullName}} сообщает о согласии участвовать в закупке на условиях, установленных извещением и документацией.
{{#if lot.title}}

Лот: {{lot.title}}
{{/if}}

2. Предлагаемая цена договора: **{{bid.price}}** ({{bid.priceInWords}}).
{{#if bid.vat}}
В том числе НДС {{bid.vatRate}}: {{bid.vat}}; цена без НДС: {{bid.net}}.
{{/if}}
{{#if bid.withoutVat}}
НДС не облагается.
{{/if}}
{{#if bid.deliveredOn}}

Срок поставки (выполнения): {{bid.deliveredOn}}.
{{/if}}

## Сведения об участнике

| Полное наименование | {{company.fullName}} |
| ИНН | {{company.inn}} |
{{#if company.kpp}}
| КПП | {{company.kpp}} |
{{/if}}
| ОГРН | {{company.ogrn}} |
| Адрес | {{company.legalAddress}} |
| Контактное лицо | {{company.contactName}} |
| Телефон | {{company.contactPhone}} |
| Электронная почта | {{company.contactEmail}} |
{{#if bank.account}}
| Расчётный счёт | {{bank.account}} в {{bank.name}}, БИК {{bank.bik}} |
{{/if}}

${signature}`,
  },
  {
    templateId: 'declaration-44',
    language: 'ru',
    kind: 'declaration',
    title: 'Декларация о соответствии (44-ФЗ, ч. 1 ст. 31)',
    text: `# Декларация о соответствии участника закупки

Закупка № {{procedure.number}} «{{procedure.title}}»

{{company.fullName}} (ИНН {{company.inn}}) декларирует соответствие требованиям пунктов 3–5, 7–11 части 1 статьи 31 Федерального закона от 05.04.2013 № 44-ФЗ, а именно:

- ликвидация участника не проводится, решения арбитражного суда о признании его несостоятельным (банкротом) нет (п. 3);
- деятельность участника в порядке, установленном КоАП РФ, не приостановлена (п. 4);
- недоимки по налогам, сборам и иным обязательным платежам, размер которой превышает двадцать пять процентов балансовой стоимости активов за последнюю отчётную дату, нет (п. 5);
- у руководителя, членов коллегиального исполнительного органа и главного бухгалтера нет судимости за преступления в сфере экономики и преступления, предусмотренные статьями 289, 290, 291, 291.1 УК РФ, и к ним не применены наказания в виде лишения права занимать соответствующие должности и административная дисквалификация (п. 7);
- участник в течение двух лет до подачи заявки не привлекался к административной ответственности по статье 19.28 КоАП РФ (п. 7.1);
- если в связи с исполнением контракта заказчик приобретает права на результаты интеллектуальной деятельности, участник обладает такими правами (п. 8);
- между участником и заказчиком нет конфликта интересов (п. 9);
- участник не является офшорной компанией, в его органах и среди бенефициаров нет лиц, при которых участие запрещено (п. 10);
- участник не является иностранным агентом (п. 10.1);
- ограничений для участия в закупках, установленных законодательством Российской Федерации, нет (п. 11).

{{letter.date}}

${signature}`,
  },
  {
    templateId: 'covering-letter',
    language: 'ru',
    kind: 'letter',
    title: 'Сопроводительное письмо',
    text: `${head}

# Сопроводительное письмо

О закупке № {{procedure.number}} «{{procedure.title}}»

Направляем предложение {{company.shortName}} на сумму **{{bid.price}}** ({{bid.priceInWords}}).

## Что получает заказчик

{{own.effect}}
{{#if own.basis}}

На чём основан расчёт: {{own.basis}}
{{/if}}

## Контакты

По вопросам предложения: {{company.contactName}}, {{company.contactPhone}}, {{company.contactEmail}}.

${signature}`,
  },
  {
    templateId: 'training-plan',
    language: 'ru',
    kind: 'training',
    title: 'План обучения персонала заказчика',
    text: `# План обучения персонала заказчика

К заявке на закупку № {{procedure.number}} «{{procedure.title}}»

| Кого обучаем | {{own.trainees}} |
| Программа | {{own.programme}} |
| Сроки | {{own.trainingDates}} |
| Место | {{own.trainingPlace}} |

Обучение входит в цену предложения {{bid.price}}. По его окончании обученные работают без нашего присутствия, что проверяется так: {{own.trainingCheck}}

{{letter.date}}

${signature}`,
  },
  {
    templateId: 'comparison-tests',
    language: 'ru',
    kind: 'tests',
    title: 'Сравнительные испытания на материалах заказчика',
    text: `# Сравнительные испытания на материалах заказчика

К закупке № {{procedure.number}} «{{procedure.title}}»

| Что сравнивали | {{own.compared}} |
| Где и когда | {{own.testPlace}} |
| Методика | {{own.testMethod}} |

## Результаты

{{own.testResults}}

Протокол испытаний прилагается. Повторить испытания можно в присутствии заказчика: {{company.contactName}}, {{company.contactPhone}}.

{{letter.date}}

${signature}`,
  },
  {
    templateId: 'price-offer',
    language: 'ru',
    kind: 'other',
    title: 'Ценовое предложение по позициям',
    text: `# Ценовое предложение

Закупка № {{procedure.number}} «{{procedure.title}}»

| № | Наименование | Кол-во | Ед. | Цена за ед. | Сумма с НДС |
|-|--------|--:|--|---:|----:|
{{#each positions}}
| {{position.number}} | {{position.name}} | {{position.quantity}} | {{position.unit}} | {{position.unitPrice}} | {{position.gross}} |
{{/each}}

Итого: **{{bid.price}}** ({{bid.priceInWords}}).

{{letter.date}}

${signature}`,
  },
];
