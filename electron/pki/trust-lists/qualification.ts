import type { Certificate } from '../certificate/certificate.ts';
import type { Criteria, Qualification, QualifiedUse, ServicePeriod } from '#shared/verification/listed-service.ts';
import { qualifiedStatements } from '../certificate/qualified-statements.ts';

type Answer = boolean | null;

const combined = (assert: Criteria['assert'], answers: readonly Answer[]): Answer => {
  const any = answers.includes(true) ? true : answers.includes(null) ? null : false;
  if (assert === 'atLeastOne') return any;
  if (assert === 'none') return any === null ? null : !any;
  return answers.includes(false) ? false : answers.includes(null) ? null : true;
};

const meets = (certificate: Certificate, criteria: Criteria): Answer => {
  const { keyUsage, certificatePolicies } = certificate.extensions;
  const bits = keyUsage ?? 0;
  const policies = new Set(certificatePolicies ?? []);
  return combined(criteria.assert, [
    ...criteria.keyUsages.map(({ set, unset }) => (bits & set) === set && (bits & unset) === 0),
    ...criteria.policies.map((all) => all.every((policy) => policies.has(policy))),
    ...criteria.inner.map((one) => meets(certificate, one)),
    ...Array.from({ length: criteria.unread }, () => null),
  ]);
};

const usesByQualifier: Readonly<Record<string, QualifiedUse>> = {
  QCForESig: 'signature',
  QCForESeal: 'seal',
  QCForWSA: 'website',
};

/**
 * Whether a certificate of a listed service is a qualified one, by what it says of itself and what the list says instead
 * (ETSI TS 119 615 clause 4.4, made simple: one period of one service is looked at, and contradicting statements of the list are
 * not known). A list decides over the certificate; a service that is not listed for a use makes no certificate qualified
 * for it.
 */
export const qualificationOf = (certificate: Certificate, period: ServicePeriod): Qualification => {
  const { serves = [], qualifications = [] } = period;
  const own = qualifiedStatements(certificate);
  const answers = qualifications.map(({ qualifiers, criteria }) => ({ qualifiers, met: meets(certificate, criteria) }));
  /** True: the list says so of this certificate; null: it may. */
  const says = (...names: readonly string[]): Answer =>
    combined(
      'atLeastOne',
      answers.filter(({ qualifiers }) => names.some((name) => qualifiers.includes(name))).map(({ met }) => met),
    );
  const decided = (yes: Answer, no: Answer, otherwise: Answer): Answer => {
    if (yes === true && no === true) return null;
    if (yes === true) return true;
    if (no === true) return false;
    return yes === null || no === null ? null : otherwise;
  };

  const compliant = decided(says('QCStatement'), says('NotQualified'), own.compliance);
  const named = Object.entries(usesByQualifier).flatMap(([name, use]) => (says(name) === true ? [use] : []));
  const [one, ...others] = named.length > 0 ? named : own.uses;
  // Before the regulation there were qualified certificates for signatures only, and they did not say so.
  const use = one === undefined ? (compliant === false ? null : 'signature') : others.length > 0 ? null : one;
  const isServed = serves.length === 0 || use === null ? null : serves.includes(use);
  const device = decided(
    says('QCWithQSCD', 'QCQSCDManagedOnBehalf', 'QCWithSSCD'),
    says('QCNoQSCD', 'QCNoSSCD'),
    own.device,
  );
  const qualified = !period.granted || compliant === false || isServed === false ? false : compliant;
  return { qualified, use: qualified === false ? null : use, device };
};
