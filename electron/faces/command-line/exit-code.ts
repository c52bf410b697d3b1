import type { Failure, FailureClass } from '#shared/kernel/failure.ts';
import type { Conclusion } from '#shared/verification/conclusion.ts';
import type { ExitCode } from './command.ts';

const exitOf: Readonly<Record<FailureClass, ExitCode>> = { verdict: 1, input: 2, outside: 3, fault: 70 };

type Tables = Readonly<Record<string, { readonly class: FailureClass }>>;

/** Every table that a module exports, under the name that all tables have: something ending in `Codes`. */
const tablesIn = (module: object): readonly Tables[] =>
  Object.entries(module).flatMap(([name, value]) => (name.endsWith('Codes') ? [value as Tables] : []));

/** Loaded only when something was refused. */
const allTables = async (): Promise<Tables> => {
  const modules: readonly object[] = await Promise.all([
    import('#shared/kernel/codes.ts'),
    import('#shared/contract/codes.ts'),
    import('#shared/calendar/codes.ts'),
    import('#shared/procedure/codes.ts'),
    import('#shared/procedure/intake-codes.ts'),
    import('#shared/procedure/reference/codes.ts'),
    import('#shared/procedure/platforms/codes.ts'),
    import('#shared/signature/policy-codes.ts'),
    import('#shared/signature/seal-codes.ts'),
    import('#shared/procedure/organiser/codes.ts'),
    import('#shared/company/codes.ts'),
    import('#shared/company/papers/codes.ts'),
    import('#shared/company/identifiers/codes.ts'),
    import('#shared/finance/codes.ts'),
    import('#shared/bid/codes.ts'),
    import('#shared/bid/readiness-codes.ts'),
    import('#shared/bid/rehearsal/codes.ts'),
    import('#shared/company/authority/codes.ts'),
    import('#shared/bid/evidence-codes.ts'),
    import('#shared/bid/handover/codes.ts'),
    import('#shared/bid/prices/codes.ts'),
    import('#shared/bid/templates/codes.ts'),
    import('#shared/bid/submission/codes.ts'),
    import('#shared/market/codes.ts'),
    import('#shared/signature/codes.ts'),
    import('#shared/signature/pdf-codes.ts'),
    import('#shared/signature/timestamp-codes.ts'),
    import('#shared/signature/token-codes.ts'),
    import('#shared/signature/level-codes.ts'),
    import('#shared/signature/several-codes.ts'),
    import('#shared/signature/batch-codes.ts'),
    import('#shared/signature/elsewhere-codes.ts'),
    import('#shared/signature/network-codes.ts'),
    import('#shared/kernel/xml-codes.ts'),
    import('#shared/verification/trust-codes.ts'),
    import('#shared/verification/codes.ts'),
    import('#shared/verification/document-codes.ts'),
    import('#shared/verification/path-codes.ts'),
    import('../../store/codes.ts'),
  ]);
  return Object.fromEntries(modules.flatMap(tablesIn).flatMap((table) => Object.entries(table)));
};

/** By who has to act; a code that no table knows is a fault of ours. */
export const exitOfFailure = async ({ code }: Failure): Promise<ExitCode> => {
  const tables = await allTables();
  return exitOf[(Object.hasOwn(tables, code) ? tables[code]?.class : undefined) ?? 'fault'];
};

export const exitOfConclusion = (conclusion: Conclusion): ExitCode =>
  ({ 'TOTAL-PASSED': 0, INDETERMINATE: 4, 'TOTAL-FAILED': 1 } as const)[conclusion];
