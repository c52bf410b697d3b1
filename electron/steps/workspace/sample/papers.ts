import { addDays } from '#shared/calendar/days.ts';
import { paperFacts, type PaperFacts } from '#shared/company/papers/paper.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { firstCompanyId } from '../../../store/company/companies.ts';
import { keepPaper } from '../../../store/papers/papers.ts';
import type { Workspace } from '../../../store/workspace.ts';
import { mediaTypeOf } from '../../bids/media-type.ts';
import { bytesOfSamplePaper } from './paper-files.ts';

type SamplePaper = {
  readonly name: string;
  readonly facts: Pick<PaperFacts, 'kindId' | 'title'> & Partial<PaperFacts>;
  /** Days from today. */
  readonly issued: number | null;
  readonly expires: number | null;
};

const papers: readonly SamplePaper[] = [
  {
    name: 'Выписка ЕГРЮЛ.txt',
    facts: {
      kindId: 'register-extract',
      title: 'Выписка из ЕГРЮЛ',
      number: 'ЮЭ-00-26-1',
      issuer: 'ФНС',
      tags: ['ФНС'],
    },
    issued: -22,
    expires: null,
  },
  {
    name: 'Справка о налогах.pdf',
    facts: { kindId: 'tax-certificate', title: 'Справка об отсутствии задолженности', issuer: 'ФНС', tags: ['ФНС'] },
    issued: -9,
    expires: null,
  },
  {
    name: 'Доверенность 7.txt',
    facts: {
      kindId: 'power-of-attorney',
      title: 'Доверенность на Иванову М. П.',
      number: '7',
      issuer: 'ООО «Северный Причал»',
      original: 'Сейф, папка 2',
    },
    issued: -330,
    expires: null,
  },
  {
    name: 'Сертификат ISO 9001.png',
    facts: {
      kindId: 'management-certificate',
      title: 'Сертификат ISO 9001',
      number: 'RU.000.1',
      issuer: 'Орган «Пример»',
    },
    issued: -700,
    expires: 140,
  },
  {
    name: 'Устав.txt',
    facts: { kindId: 'charter', title: 'Устав, редакция 3', original: 'Сейф, папка 1' },
    issued: -1_300,
    expires: null,
  },
];

/** Papers of the sample's company, with terms around today. */
export const storeSamplePapers = async (workspace: Workspace, now: Instant): Promise<Outcome<null>> => {
  const today = now.slice(0, 10);
  const day = (shift: number | null): string | null => (shift === null ? null : addDays(today, shift));
  for (const [index, { name, facts, issued, expires }] of papers.entries()) {
    const read = paperFacts.parse({ ...facts, issuedOn: day(issued), expiresOn: day(expires) });
    const kept = await workspace.vault.putBytes(await bytesOfSamplePaper(name, read, now));
    if (!kept.ok) return kept;
    keepPaper(workspace.database, {
      ...read,
      paperId: `sample-${String(index + 1)}`,
      companyId: firstCompanyId,
      file: { name, size: kept.value.size, digest: kept.value.digest, mediaType: mediaTypeOf(name) },
      savedAt: now,
    });
  }
  return ok(null);
};
