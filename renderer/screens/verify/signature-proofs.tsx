import { nameValue } from '#shared/signature/certificate-facts.ts';
import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import type { RevocationListFacts, TimestampFacts } from '#shared/verification/facts.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import { Badge, ExactTime, StatusLight } from '../../components/index.ts';
import { ageText } from '../../format/age.ts';
import { useWords } from '../../state/words.tsx';

/** What proves the times, and with how old data: each timestamp, each list and response, in the order of the file. */
export const SignatureProofs = ({ signature, at }: { signature: SignatureReport; at: Instant }) => {
  const { t } = useWords();
  const { timestamps, chain } = signature.facts;
  const lists = chain?.lists ?? [];
  if (timestamps.length + lists.length === 0) return null;
  return (
    <details className="evidence" open={timestamps.length > 0}>
      <summary>{t('verify.proofs', { count: timestamps.length + lists.length })}</summary>
      <ul className="proofs">
        {timestamps.map((timestamp) => (
          <TimestampLine key={timestamp.sha256} timestamp={timestamp} />
        ))}
        {lists.map((list) => (
          <EvidenceLine key={list.sha256} list={list} at={at} />
        ))}
      </ul>
    </details>
  );
};

const TimestampLine = ({ timestamp }: { timestamp: TimestampFacts }) => {
  const { t } = useWords();
  const { kind, genTime, authority, proved, chain } = timestamp;
  return (
    <li className="proof">
      <StatusLight tone={proved ? 'fine' : 'open'}>
        {t(proved ? 'verify.proof.proved' : 'verify.proof.open')}
      </StatusLight>
      <span className="proof-words">
        <span className="proof-what">
          {t('report.timestamp')} <Badge>{t(`report.timestamp-kind.${kind}`)}</Badge>
          {chain?.holds === 'past' && <Badge>{t('verify.proof.past')}</Badge>}
        </span>
        <span className="quiet">
          {genTime === null ? '—' : <ExactTime at={genTime} withSeconds />}
          {authority !== null && (
            <>
              {' · '}
              <bdi>{nameValue(authority.subject, 'commonName') ?? authority.subject.text}</bdi>
            </>
          )}
        </span>
      </span>
    </li>
  );
};

const EvidenceLine = ({ list, at }: { list: RevocationListFacts; at: Instant }) => {
  const { t, language } = useWords();
  const { kind, issuer, thisUpdate, nextUpdate, producedAt, carried, provedAt } = list;
  const told = producedAt ?? thisUpdate;
  const isOver = nextUpdate !== null && epochMilliseconds(nextUpdate) < epochMilliseconds(at);
  return (
    <li className="proof">
      <span className="proof-kind">
        <Badge>{kind === 'crl' ? 'CRL' : 'OCSP'}</Badge>
      </span>
      <span className="proof-words">
        <span className="proof-what">
          <bdi>{issuer === '' ? '—' : issuer}</bdi>
        </span>
        <span className="quiet">
          {t('verify.proof.issued')} <ExactTime at={told} />
          {' · '}
          {t('report.evidence-age', { age: ageText(told, at, language) })}
          {nextUpdate !== null && (
            <>
              {' · '}
              {t(isOver ? 'verify.proof.was-due' : 'verify.proof.due')} <ExactTime at={nextUpdate} />
            </>
          )}
        </span>
        {(carried || provedAt !== null) && (
          <span className="quiet">
            {carried && t('report.evidence-carried')}
            {carried && provedAt !== null && ' · '}
            {provedAt !== null && (
              <>
                {t('verify.proof.since')} <ExactTime at={provedAt} withSeconds />
              </>
            )}
          </span>
        )}
      </span>
    </li>
  );
};
