import type { ProcedureFlag } from '../flags.ts';
import type { ProcedureKind } from './kind.ts';

/** Kinds that hold on a day (`YYYY-MM-DD`, the procedure's publication): what the user edited or added goes before ours. */
export const kindsOn = (
  day: string,
  builtIn: readonly ProcedureKind[],
  edited: readonly ProcedureKind[] = [],
): readonly ProcedureKind[] => {
  const holds = ({ validFrom, validTo }: ProcedureKind): boolean =>
    validFrom <= day && (validTo === null || day <= validTo);
  const own = edited.filter(holds);
  const replaced = new Set(own.map(({ kindId }) => kindId));
  return [...own, ...builtIn.filter((kind) => holds(kind) && !replaced.has(kind.kindId))];
};

export type ApiCodes = ProcedureKind['api'];

/** Flags that tell kinds apart; others, as `only-small-business`, go with any kind. */
const telling: ReadonlySet<ProcedureFlag> = new Set([
  'closed',
  'joint',
  'multi-stage',
  'prequalification',
  'consideration-stage',
  'by-positions',
  'position-groups',
  'multi-lot',
  'price-only',
  'small-purchase',
  'framework',
]);

/**
 * The kind that a procedure of B2B-Center is, from its codes and flags: of those that contradict no code the one whose
 * flags are most like its own. Null: no kind has these codes.
 */
export const kindOfCodes = (
  codes: ApiCodes,
  flags: readonly ProcedureFlag[],
  kinds: readonly ProcedureKind[],
): ProcedureKind | null => {
  const names = ['type', 'open', 'boardExtendedType', 'tradeTypeCode', 'lotType'] as const;
  const given = names.filter((name) => codes[name] !== undefined);
  const agreeing = kinds.filter(
    ({ api }) =>
      given.some((name) => api[name] === codes[name]) &&
      given.every((name) => api[name] === undefined || api[name] === codes[name]),
  );
  const has = new Set(flags.filter((flag) => telling.has(flag)));
  const distance = (kind: ProcedureKind): number => {
    const wants = new Set(kind.flags.filter((flag) => telling.has(flag)));
    // A flag that the kind needs and the procedure lacks weighs more than one that it does not speak of.
    return [...wants].filter((flag) => !has.has(flag)).length * 2 + [...has].filter((flag) => !wants.has(flag)).length;
  };
  return agreeing.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
};
