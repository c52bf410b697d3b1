import type { PlatformCard } from '#shared/procedure/platforms/card.ts';

/** What a supplier uploads, as a platform's server sees it: bytes, names and what a signature's own structure says. */
export type Upload = {
  readonly files: readonly { readonly name: string; readonly size: number }[];
  readonly signature: {
    readonly format: 'cades' | 'xades' | 'pades' | 'asic';
    readonly level: 'B' | 'T' | 'LT' | 'LTA';
    readonly placement: 'detached' | 'attached';
    /** Object identifiers that the signature and the certificate's key write its algorithm by. */
    readonly algorithms: readonly string[];
    /** Object identifiers in the certificate's extended key usage and policies. */
    readonly purposes: readonly string[];
  };
};

/** Why an upload is turned away, in the words of the field that turned it away. */
export type Refusal =
  | `limits.${keyof PlatformCard['limits']}`
  | `signature.${keyof PlatformCard['signature']}`
  | 'empty';

const rank = { B: 0, T: 1, LT: 2, LTA: 3 } as const;

/** How many characters a person counts: code points. */
const lengthOf = (name: string): number => Array.from(name).length;

/**
 * A platform that takes exactly what its card says and turns away the rest. Written from the card's own words, without a look at the
 * checks of the product, so that the two can be held against each other. What the card does not say, it takes.
 */
export const receive = (
  { limits, signature: wanted }: PlatformCard,
  { files, signature }: Upload,
): readonly Refusal[] => {
  const refusals: Refusal[] = [];
  const refuse = (why: Refusal, isWrong: boolean): void => {
    if (isWrong && !refusals.includes(why)) refusals.push(why);
  };
  refuse('empty', files.length === 0 || files.some(({ size }) => size === 0));
  const most = { ...limits };
  if (most.files.value !== null) refuse('limits.files', files.length > most.files.value);
  let received = 0;
  for (const { name, size } of files) {
    received += size;
    if (most.fileBytes.value !== null) refuse('limits.fileBytes', size > most.fileBytes.value);
    if (most.nameLength.value !== null) refuse('limits.nameLength', lengthOf(name) > most.nameLength.value);
    const taken = most.endings.value;
    if (taken !== null) {
      const lower = name.toLowerCase();
      refuse(
        'limits.endings',
        taken.every((ending) => lower.slice(-ending.length) !== ending),
      );
    }
  }
  if (most.bidBytes.value !== null) refuse('limits.bidBytes', received > most.bidBytes.value);

  const { formats, level, placement, algorithms, certificateOids, strictOids } = wanted;
  // The key and its certificate are the supplier's, wherever the signature is made.
  if (algorithms.value !== null) {
    const listed = new Set(algorithms.value);
    refuse('signature.algorithms', !signature.algorithms.some((oid) => listed.has(oid)));
  }
  if (strictOids && certificateOids.value !== null)
    refuse('signature.certificateOids', !certificateOids.value.some((oid) => signature.purposes.includes(oid)));
  // A platform that makes the signature on its own page makes it as it likes it.
  if (wanted.made.value === 'platform') return refusals;
  if (formats.value !== null) {
    // CAdES in a container is what `asic` stands for.
    const isTaken =
      formats.value.includes(signature.format) || (signature.format === 'cades' && formats.value.includes('asic'));
    refuse('signature.formats', !isTaken);
  }
  if (level.value !== null) refuse('signature.level', rank[signature.level] < rank[level.value]);
  if (placement.value !== null && placement.value !== 'either')
    refuse('signature.placement', placement.value !== signature.placement);
  return refusals;
};

/** What a procedure itself asks of a bid, beside the platform's card. */
export type ProcedureRules = {
  /** The edition of the notice that is in force. */
  readonly edition: number;
  /** Who signs, one after another; nobody in particular where it is empty. */
  readonly signers: readonly string[];
  readonly deadline: number;
};

export type HandedIn = { readonly edition: number; readonly signers: readonly string[]; readonly at: number };
export type Counter =
  | { readonly isTaken: true; readonly receipt: string }
  | { readonly isTaken: false; readonly why: readonly ('edition' | 'signers' | 'late')[] };

/** The counter of a procedure: takes a bid for the notice in force, signed by whom it names in their order, in time; gives a receipt. */
export const handIn = (rules: ProcedureRules, bid: HandedIn): Counter => {
  const why: ('edition' | 'signers' | 'late')[] = [];
  if (bid.edition !== rules.edition) why.push('edition');
  if (rules.signers.length > 0 && rules.signers.join('|') !== bid.signers.join('|')) why.push('signers');
  if (bid.at >= rules.deadline) why.push('late');
  return why.length === 0 ? { isTaken: true, receipt: `R-${String(bid.at)}` } : { isTaken: false, why };
};
