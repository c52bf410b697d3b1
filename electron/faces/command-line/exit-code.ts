import type { Failure, FailureClass } from '#shared/kernel/failure.ts';
import type { Conclusion } from '#shared/verification/conclusion.ts';
import type { ExitCode } from './command.ts';

const exitOf: Readonly<Record<FailureClass, ExitCode>> = { verdict: 1, input: 2, outside: 3, fault: 70 };

/** Loaded only when something was refused. */
const allTables = async (): Promise<Readonly<Record<string, { readonly class: FailureClass }>>> => {
  const [
    kernel,
    face,
    calendar,
    procedure,
    intake,
    reference,
    platforms,
    policy,
    organiser,
    identifier,
    finance,
    bid,
    signature,
    pdf,
    timestamp,
    token,
    level,
    several,
    batch,
    elsewhere,
    network,
    xml,
    trust,
    verification,
    document,
    path,
    storage,
  ] = await Promise.all([
    import('#shared/kernel/codes.ts'),
    import('#shared/contract/codes.ts'),
    import('#shared/calendar/codes.ts'),
    import('#shared/procedure/codes.ts'),
    import('#shared/procedure/intake-codes.ts'),
    import('#shared/procedure/reference/codes.ts'),
    import('#shared/procedure/platforms/codes.ts'),
    import('#shared/signature/policy-codes.ts'),
    import('#shared/procedure/organiser/codes.ts'),
    import('#shared/company/identifiers/codes.ts'),
    import('#shared/finance/codes.ts'),
    import('#shared/bid/codes.ts'),
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
  return {
    ...kernel.kernelCodes,
    ...face.faceCodes,
    ...calendar.calendarCodes,
    ...procedure.procedureCodes,
    ...intake.intakeCodes,
    ...reference.referenceCodes,
    ...platforms.platformCodes,
    ...policy.policyCodes,
    ...organiser.organiserCodes,
    ...identifier.identifierCodes,
    ...finance.financeCodes,
    ...bid.bidCodes,
    ...signature.signatureCodes,
    ...pdf.pdfCodes,
    ...timestamp.timestampCodes,
    ...token.tokenCodes,
    ...level.levelCodes,
    ...several.severalCodes,
    ...batch.batchCodes,
    ...elsewhere.elsewhereCodes,
    ...network.networkCodes,
    ...xml.xmlCodes,
    ...trust.trustCodes,
    ...verification.verificationCodes,
    ...document.documentCodes,
    ...path.pathCodes,
    ...storage.storageCodes,
  };
};

/** By who has to act; a code that no table knows is a fault of ours. */
export const exitOfFailure = async ({ code }: Failure): Promise<ExitCode> => {
  const tables = await allTables();
  return exitOf[(Object.hasOwn(tables, code) ? tables[code]?.class : undefined) ?? 'fault'];
};

export const exitOfConclusion = (conclusion: Conclusion): ExitCode =>
  ({ 'TOTAL-PASSED': 0, INDETERMINATE: 4, 'TOTAL-FAILED': 1 } as const)[conclusion];
