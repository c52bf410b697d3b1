import type { Instant } from '../kernel/instant.ts';
import type { AccreditationFacts, Qualification } from '../verification/listed-service.ts';
import type { Translate } from './translator.ts';

/** A label and what stands beside it. */
export type AccreditationLine = { readonly label: string; readonly value: string };

/** The last part of an address of ETSI; other lists write words. */
const statusOf = (status: string): string => status.replace(/^https?:\/\/.*\/([^/]+)\/?$/, '$1');

const qualificationWords = (t: Translate, { qualified, use, device }: Qualification): string => {
  if (qualified === null) return t('accreditation.qualified.unknown');
  if (!qualified) return t('accreditation.qualified.no');
  const said = t(use === null ? 'accreditation.qualified.any' : `accreditation.qualified.${use}`);
  return device === null ? said : `${said}; ${t(device ? 'accreditation.device.yes' : 'accreditation.device.no')}`;
};

/**
 * What trust lists say of a signer's authority, in words that every report and the window say alike. `moment` writes an
 * instant in the reader's way, `foreign` what a list wrote, so that it cannot turn the words around it.
 */
export const accreditationLines = (
  t: Translate,
  { authority, lists, at, basis }: AccreditationFacts,
  { moment, foreign }: { readonly moment: (instant: Instant) => string; readonly foreign: (text: string) => string },
): readonly AccreditationLine[] => {
  const time = { label: t('accreditation.time'), value: t(`accreditation.basis.${basis}`, { time: moment(at) }) };
  if (authority === null)
    return [
      { label: t('accreditation.title'), value: t('accreditation.unlisted', { lists: lists.map(foreign).join(', ') }) },
      time,
    ];
  const { service, provider, status, since, granted, grantedAtIssue, qualification, list, listIssuedAt } = authority;
  const standing = {
    service: foreign(service),
    provider: foreign(provider),
    status: foreign(statusOf(status)),
    since: moment(since),
  };
  const atIssue = grantedAtIssue === null ? 'unknown' : grantedAtIssue ? 'yes' : 'no';
  const issued = listIssuedAt === null ? '—' : moment(listIssuedAt);
  return [
    {
      label: t('accreditation.title'),
      value: t(granted ? 'accreditation.granted' : 'accreditation.not-granted', standing),
    },
    { label: t('accreditation.at-issue'), value: t(`accreditation.at-issue.${atIssue}`) },
    ...(qualification === null
      ? []
      : [{ label: t('accreditation.qualification'), value: qualificationWords(t, qualification) }]),
    time,
    {
      label: t('accreditation.list'),
      value: t(`accreditation.list.${authority.listSignature}`, { list: foreign(list), issued }),
    },
  ];
};
