import type { Template } from '../template.ts';

const head = `>> {{procedure.buyer}}
>> {{letter.date}}`;

const signature = `{{company.headPosition}}
{{company.shortName}}

____________________ / {{company.headName}} /`;

/** Texts to begin with, in English. */
export const englishTemplates: readonly Template[] = [
  {
    templateId: 'application',
    language: 'en',
    kind: 'application',
    title: 'Application form',
    text: `${head}

# Application to take part in procedure No. {{procedure.number}}

1. Having studied the notice and the documents of “{{procedure.title}}”, {{company.fullName}} applies to take part on the terms set there.
{{#if lot.title}}

Lot: {{lot.title}}
{{/if}}

2. Price offered: **{{bid.price}}** ({{bid.priceInWords}}).
{{#if bid.vat}}
Including VAT at {{bid.vatRate}}: {{bid.vat}}; without VAT: {{bid.net}}.
{{/if}}
{{#if bid.withoutVat}}
Not subject to VAT.
{{/if}}
{{#if bid.deliveredOn}}

Delivery: {{bid.deliveredOn}}.
{{/if}}

## The bidder

| Full name | {{company.fullName}} |
| Tax number | {{company.inn}} |
{{#if company.ogrn}}
| Register number | {{company.ogrn}} |
{{/if}}
| Country | {{company.country}} |
| Address | {{company.legalAddress}} |
| Contact | {{company.contactName}} |
| Telephone | {{company.contactPhone}} |
| E-mail | {{company.contactEmail}} |

${signature}`,
  },
  {
    templateId: 'declaration-44',
    language: 'en',
    kind: 'declaration',
    title: 'Declaration of conformity (44-FZ art. 31 p. 1)',
    text: `# Declaration of conformity

Procedure No. {{procedure.number}} “{{procedure.title}}”

{{company.fullName}} (INN {{company.inn}}) declares that it meets items 3–5 and 7–11 of part 1 of article 31 of Federal Law No. 44-FZ of 05.04.2013:

- it is not being wound up and no court has declared it insolvent (item 3);
- its activity has not been suspended under the Code of Administrative Offences (item 4);
- it owes no taxes, duties or other mandatory payments above twenty-five per cent of the book value of its assets at the last reporting date (item 5);
- its head, the members of its collegial executive body and its chief accountant have no conviction for economic crimes or under articles 289, 290, 291, 291.1 of the Criminal Code and are not disqualified (item 7);
- it has not been held liable under article 19.28 of the Code of Administrative Offences in the two years before the bid (item 7.1);
- where the customer acquires rights to intellectual property under the contract, the bidder holds these rights (item 8);
- there is no conflict of interest between the bidder and the customer (item 9);
- it is no offshore company, and nobody in its bodies or among its owners bars it from taking part (item 10);
- it is no foreign agent (item 10.1);
- the law of the Russian Federation sets no other restriction on its taking part (item 11).

{{letter.date}}

${signature}`,
  },
  {
    templateId: 'covering-letter',
    language: 'en',
    kind: 'letter',
    title: 'Covering letter',
    text: `${head}

# Covering letter

Procedure No. {{procedure.number}} “{{procedure.title}}”

Please find enclosed the offer of {{company.shortName}} for **{{bid.price}}** ({{bid.priceInWords}}).

## What the buyer gains

{{own.effect}}
{{#if own.basis}}

What the estimate rests on: {{own.basis}}
{{/if}}

## Contact

{{company.contactName}}, {{company.contactPhone}}, {{company.contactEmail}}.

${signature}`,
  },
  {
    templateId: 'training-plan',
    language: 'en',
    kind: 'training',
    title: 'Training plan for the buyer’s staff',
    text: `# Training plan for the buyer’s staff

Procedure No. {{procedure.number}} “{{procedure.title}}”

| Who is trained | {{own.trainees}} |
| Programme | {{own.programme}} |
| Dates | {{own.trainingDates}} |
| Place | {{own.trainingPlace}} |

The training is included in the price of {{bid.price}}. Afterwards the staff work without us, which is checked like this: {{own.trainingCheck}}

{{letter.date}}

${signature}`,
  },
  {
    templateId: 'comparison-tests',
    language: 'en',
    kind: 'tests',
    title: 'Comparison tests on the buyer’s materials',
    text: `# Comparison tests on the buyer’s materials

Procedure No. {{procedure.number}} “{{procedure.title}}”

| What was compared | {{own.compared}} |
| Where and when | {{own.testPlace}} |
| Method | {{own.testMethod}} |

## Results

{{own.testResults}}

The test report is enclosed. The tests can be repeated in the buyer’s presence: {{company.contactName}}, {{company.contactPhone}}.

{{letter.date}}

${signature}`,
  },
  {
    templateId: 'price-offer',
    language: 'en',
    kind: 'other',
    title: 'Price offer by position',
    text: `# Price offer

Procedure No. {{procedure.number}} “{{procedure.title}}”

| No. | Item | Quantity | Unit | Unit price | Total with VAT |
|-|--------|--:|--|---:|----:|
{{#each positions}}
| {{position.number}} | {{position.name}} | {{position.quantity}} | {{position.unit}} | {{position.unitPrice}} | {{position.gross}} |
{{/each}}

Total: **{{bid.price}}** ({{bid.priceInWords}}).

{{letter.date}}

${signature}`,
  },
];
