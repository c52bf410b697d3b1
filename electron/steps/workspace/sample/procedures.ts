import type { Instant } from '#shared/kernel/instant.ts';
import { hourFrom, morningFrom } from './moments.ts';
import { notices, type SampleNotice } from './notices.ts';

const releaseOf = (now: Instant, notice: SampleNotice, edition: 1 | 2): unknown => {
  // The second edition of one notice shows what a changed notice looks like: the deadline moved, a document came.
  const deadline =
    notice.deadline === null ? null : notice.deadline - (edition === 1 && notice.number === changed ? 48 : 0);
  const documents =
    edition === 2 && notice.number === changed ? [...notice.documents, 'Изменение № 1.pdf'] : notice.documents;
  return {
    ocid: `ocds-sample-${notice.number}`,
    id: `${notice.number}-${edition}`,
    date: hourFrom(now, edition === 1 ? notice.published : -3, notice.offset),
    tag: [edition === 1 ? 'tender' : 'tenderUpdate'],
    initiationType: 'tender',
    buyer: { name: notice.buyer },
    tender: {
      id: notice.number,
      title: notice.title,
      status: 'active',
      procurementMethod: notice.method,
      ...(notice.platform === null ? {} : { submissionMethodDetails: notice.platform }),
      ...(notice.amount === null ? {} : { value: { amount: Number(notice.amount), currency: notice.currency } }),
      ...(deadline === null
        ? {}
        : {
            tenderPeriod: {
              startDate: hourFrom(now, notice.published, notice.offset),
              endDate: morningFrom(now, deadline, notice.offset),
            },
            enquiryPeriod: { endDate: morningFrom(now, deadline - 72, notice.offset) },
          }),
      ...(notice.lots === undefined
        ? {}
        : {
            lots: notice.lots.map(([title, amount], index) => ({
              id: `lot-${index + 1}`,
              title,
              value: { amount: Number(amount), currency: notice.currency },
            })),
          }),
      items: notice.items.map(([description, quantity, unit, code], index) => ({
        id: String(index + 1),
        description,
        quantity,
        unit: { name: unit },
        classification: { scheme: /^\d\d\./.test(code) ? 'OKPD2' : 'CPV', id: code },
      })),
      ...(notice.criteria === undefined
        ? {}
        : {
            awardCriteria: {
              criteria: notice.criteria.map(([name, type, weight], index) => ({
                id: String(index + 1),
                type,
                name,
                numbers: [{ number: weight, weight: 'percentageExact' }],
              })),
            },
          }),
      ...(notice.papers === undefined
        ? {}
        : {
            criteria: notice.papers.map(([title, article], index) => ({
              id: String(index + 1),
              title,
              source: 'tenderer',
              relatesTo: 'tenderer',
              classification: { scheme: 'ESPD', id: 'CRITERION.SELECTION' },
              legislation: [{ article }],
              requirementGroups: [
                {
                  id: '1',
                  requirements: [{ id: '1', title, eligibleEvidences: [{ id: '1', type: 'document', title }] }],
                },
              ],
            })),
          }),
      documents: documents.map((title, index) => ({
        id: String(index + 1),
        title,
        url: `https://example.org/${notice.number}/${index + 1}`,
      })),
    },
  };
};

/** The notice that changed after a bid was made for it. */
const changed = '4120003';

const packageOf = (now: Instant, releases: readonly unknown[]): string =>
  JSON.stringify(
    {
      uri: 'https://example.org/sample',
      version: '1.1',
      publishedDate: now,
      publisher: { name: 'Bidwright sample' },
      releases,
    },
    null,
    2,
  );

/** Whether its time for bids was over before the sample was loaded. */
const isEarlier = ({ deadline }: SampleNotice): boolean => deadline !== null && deadline < 0;

/** An OCDS release package of the first editions: of all, of those that take bids now, or of those whose time was before. */
export const sampleNotices = (now: Instant, which: 'all' | 'open' | 'earlier' = 'all'): string =>
  packageOf(
    now,
    notices
      .filter((notice) => which === 'all' || isEarlier(notice) === (which === 'earlier'))
      .map((notice) => releaseOf(now, notice, 1)),
  );

/** The package that arrives later and changes one notice. */
export const sampleChange = (now: Instant): string =>
  packageOf(
    now,
    notices.filter((notice) => notice.number === changed).map((notice) => releaseOf(now, notice, 2)),
  );
