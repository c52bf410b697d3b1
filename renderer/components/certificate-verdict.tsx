import type { ShownCertificate } from '#shared/contract/trust.ts';
import { useWords } from '../state/words.tsx';
import { Badge, StatusLight } from './state.tsx';
import { ExactTime } from './values.tsx';
import './certificate.css';

/** Whether a chain leads to somebody trusted, with how old revocation data, and who accredited the authority. */
export const CertificateVerdict = ({ one }: { one: ShownCertificate }) => {
  const { t } = useWords();
  const tone = one.valid ? 'fine' : one.provable ? 'stop' : 'attention';
  const word = one.valid ? 'valid' : one.provable ? 'wrong' : 'unproved';
  return (
    <p className="certificate-verdict">
      <StatusLight tone={tone}>{t(`settings.verdict.${word}`)}</StatusLight> <bdi>{one.subject}</bdi>{' '}
      {one.revocationAsOf !== null && (
        <span className="faint">
          {t(`settings.revocation.${one.revocation}`)} <ExactTime at={one.revocationAsOf} />
        </span>
      )}{' '}
      {one.accreditation !== null && (
        <Badge tone={one.accreditation.granted ? 'fine' : 'stop'}>
          {t(one.accreditation.granted ? 'settings.accredited' : 'settings.not-accredited', {
            list: one.accreditation.territory,
          })}
        </Badge>
      )}
    </p>
  );
};
