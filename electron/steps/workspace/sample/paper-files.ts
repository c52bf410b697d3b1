import type { PaperFacts } from '#shared/company/papers/paper.ts';
import { islandRuns, plainRuns, type TextBlock, type TextDocument } from '#shared/kernel/text-document.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { bytesOfTextDocument } from '../../../documents/text-document/write-text-document.ts';
import { sampleCompany } from './company.ts';
import { sampleScan } from './scan.ts';

const noDocument = 'Образец: не документ.';

const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', runs: plainRuns(text), align: 'start' });

const certificate = ({ title, issuer, issuedOn }: PaperFacts, madeAt: Instant): TextDocument => {
  const facts = [
    ['Организация', sampleCompany.shortName],
    ['ИНН', sampleCompany.inn],
    ['КПП', sampleCompany.kpp],
    ['Выдана', issuer],
    ['Дата', issuedOn ?? ''],
  ] as const;
  return {
    title,
    language: 'ru',
    pageHeader: null,
    pageFooter: plainRuns(noDocument),
    hasPageNumbers: true,
    madeAt,
    blocks: [
      { kind: 'heading', level: 1, runs: plainRuns(title), align: 'center' },
      {
        kind: 'table',
        columns: [
          { share: 1, align: 'start' },
          { share: 3, align: 'start' },
        ],
        header: null,
        rows: facts.map(([label, value]) => [plainRuns(label), islandRuns(value)]),
        hasLines: true,
      },
      paragraph(
        'На указанную дату неисполненная обязанность по уплате налогов, сборов и страховых взносов отсутствует.',
      ),
      { kind: 'page-break' },
      { kind: 'heading', level: 2, runs: plainRuns('Приложение'), align: 'start' },
      paragraph(noDocument),
    ],
  };
};

/** What stands in a paper's file, by the ending of its name: written here, so that the sample brings no file of anybody's. */
export const bytesOfSamplePaper = async (name: string, facts: PaperFacts, madeAt: Instant): Promise<Uint8Array> => {
  if (name.endsWith('.pdf')) return bytesOfTextDocument(certificate(facts, madeAt), '.pdf');
  if (name.endsWith('.png')) return sampleScan();
  return Buffer.from(`${facts.title}\n${facts.issuer}\n${facts.issuedOn ?? ''}\n\n${noDocument}\n`, 'utf8');
};
