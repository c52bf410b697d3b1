import type { Report, SignatureReport } from './report.ts';

/**
 * What can be done next with a file, by what it is. `sign` a file that bears no signature, or a PDF once more inside;
 * `raise` to a level; `queue` a timestamp for later; `merge` with signatures over the same content.
 */
export const signatureActs = ['sign', 'raise', 'cosign', 'countersign', 'merge', 'split', 'queue', 'verify'] as const;
export type SignatureAct = (typeof signatureActs)[number];

/** Content or signature value are not what was signed: such a file is looked into, and never built upon. */
export const isBroken = ({ verdicts }: SignatureReport): boolean =>
  verdicts.content.verdict === 'failed' || verdicts.signatureValue.verdict === 'failed';

/** The tier that the structure shows: the level without its family's name. */
export const tierOf = ({ level }: SignatureReport): 'none' | 'B' | 'T' | 'LT' | 'LTA' => {
  const tier = level.split('-').at(-1);
  return tier === 'B' || tier === 'T' || tier === 'LT' || tier === 'LTA' ? tier : 'none';
};

const isPlain = ({ findings }: Report): boolean => !findings.some(({ code }) => code.startsWith('container.'));

/** The acts that this program can do with a file as it was found; which of them succeed is for each act to say. */
export const possibleActs = (report: Report): readonly SignatureAct[] => {
  const { signatures } = report;
  const { kind } = report.file;
  const isCms = kind === 'cms-der' || kind === 'cms-pem' || kind === 'cms-base64';
  const isContainer = kind === 'asic-e' || kind === 'asic-s';
  // What claims to hold a signature and does not open is not signed over.
  if (signatures.length === 0) return isCms || isContainer || !isPlain(report) ? [] : ['sign'];
  if (signatures.some(isBroken)) return ['verify'];
  const lacksTime = signatures.some((one) => tierOf(one) === 'B' || tierOf(one) === 'none');
  const queue: readonly SignatureAct[] = lacksTime ? ['queue'] : [];
  const isByCms = signatures.every(({ facts }) => facts.family === 'CAdES');
  switch (kind) {
    case 'cms-der':
    case 'cms-pem':
    case 'cms-base64':
      return [
        'raise',
        'cosign',
        'countersign',
        'merge',
        ...(signatures.length > 1 ? (['split'] as const) : []),
        ...queue,
        'verify',
      ];
    case 'asic-e':
    case 'asic-s':
      return isByCms ? ['raise', 'cosign', ...queue, 'verify'] : ['verify'];
    case 'zip':
      return isByCms ? ['raise', ...queue, 'verify'] : ['verify'];
    case 'pdf':
      return ['sign', 'raise', 'verify'];
    case 'xml':
    case 'unknown':
      return ['verify'];
    default:
      return kind satisfies never;
  }
};
