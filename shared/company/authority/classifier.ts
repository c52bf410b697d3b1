/**
 * What a power of the classifier is for: `bids` signing and submitting them, `contracts` concluding contracts of supply, work or
 * service, `other` neither.
 */
export type PowerField = 'bids' | 'contracts' | 'other';

/** One code of the classifier of powers, or the beginning that all codes of one of its sections share. */
export type ClassifiedPower = {
  readonly code: string;
  /** True: every code that begins with it. */
  readonly isSection: boolean;
  readonly field: PowerField;
  /** As the classifier names it; of a section what its powers are about. */
  readonly name: string;
};

/** Where the lines were read, and on which day: the classifier changes without notice. */
export const classifierSource = {
  publisher: 'Federal Tax Service of Russia, classifier of powers of machine-readable powers of attorney',
  address: 'https://m4d.nalog.gov.ru',
  readIn: 'lines of it that public programs quote with their codes',
  readOn: '2026-11-24',
} as const;

const section = (code: string, name: string, field: PowerField = 'other'): ClassifiedPower => ({
  code,
  isSection: true,
  field,
  name,
});
const single = (code: string, name: string, field: PowerField = 'other'): ClassifiedPower => ({
  code,
  isSection: false,
  field,
  name,
});

/**
 * The lines that decide something for a bid. No line for signing bids could be read in a source, so none stands here: a power for
 * them is not proved by its code, and a person reads it. Never add a line without having read it.
 */
export const shippedPowers: readonly ClassifiedPower[] = [
  section('BBDOCS_DOCS_DCSALL_SRCDOC_', 'Первичные учётные и бухгалтерские документы'),
  section('BBDOCS_CNTRCT_INSRNC_PRPRT_', 'Договоры имущественного страхования'),
  section('BBDOCS_CNTRCT_TRFFC_PICKUP_', 'Договоры инкассации'),
  section('BBDOCS_CNTRCT_SRVC_BANK_', 'Договоры банковских услуг'),
  section('BBDOCS_CNTRCT_SRVC_FCTRNG_', 'Договоры финансирования (факторинга)'),
  section('BBDOCS_CNTRCT_ACCNT_BACCNT_', 'Договоры банковского счёта'),
  single(
    'BBDOCS_CNTRCT_SRVC_SRVCWRK_CNTRCTSRVCGENERAL',
    'Заключать и подписывать договоры оказания услуг',
    'contracts',
  ),
  single(
    'BBDOCS_CNTRCT_SRVC_SRVCWRK_CNTRCTWRKGENERAL',
    'Заключать и подписывать договоры выполнения работ',
    'contracts',
  ),
  single('BBDOCS_CNTRCT_SRVC_SRVCWRK_DOCSSRVC1', 'Подписывать акты об оказании услуг'),
  single('BBDOCS_CNTRCT_SRVC_SRVCWRK_DOCSWRK1', 'Подписывать акты выполнения работ'),
  section('BRREPTG_', 'Отчётность в Банк России'),
  section('BRDOCS_', 'Документы для Банка России'),
  single('BRANSPPL_BRANSAPPEALGENERAL', 'Подписывать обращения в Банк России'),
  single('BRDMND_BRDEMANDGENERAL', 'Подписывать ответы на запросы/предписания Банка России'),
  single('MINTRUD_MIN01', 'Подписание кадровых документов от лица работодателя'),
  section('FAS_EIAS_', 'Отчётные формы ФГИС ЕИАС'),
];

/** The line for a code: its own before its section's; null: none that was read. */
export const classifiedPower = (
  code: string,
  lines: readonly ClassifiedPower[] = shippedPowers,
): ClassifiedPower | null =>
  lines.find((line) => !line.isSection && line.code === code) ??
  lines.find((line) => line.isSection && code.startsWith(line.code) && code.length > line.code.length) ??
  null;

/**
 * Since that day a representative signs in the state procurement system and on the platforms of 44-FZ by a power of attorney that
 * was given in the supplier's account there (63-FZ art. 17.2; notice of the system, August 2024).
 */
export const stateSystemPowers = {
  from: '2024-09-01',
  address: 'https://fado-dpo.ru/articles/goszakupki-stati/mashinochitaemaya-doverennost',
  readOn: '2026-11-24',
} as const;
