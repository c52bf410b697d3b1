import { useState } from 'react';
import type { KeyView } from '#shared/contract/signing.ts';
import type { ShownCertificate } from '#shared/contract/trust.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import { Button, DayField, ErrorNotice, FindingList, Select, ShieldIcon } from '../../components/index.ts';
import { CertificateVerdict } from '../../components/certificate-verdict.tsx';
import { endOfMoscowDay } from '../../format/time.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

const anyPlatform = 'any';

/** What is only missing is no fault: it is shown as something to attend to. The place in the path is nobody's concern. */
const ofChain = ({ findings, provable }: ShownCertificate): readonly Finding[] =>
  findings.map((finding) => ({
    ...finding,
    place: {},
    severity: finding.severity === 'blocker' && !provable ? 'warning' : finding.severity,
  }));

/** Will this key's certificate be good for that platform on that day? Asked before there is a bid; nobody is asked. */
export const KeyCheck = ({ keyView }: { keyView: KeyView }) => {
  const { t } = useWords();
  const platforms = useAsk('platforms.list', {}).value?.platforms ?? [];
  const [platformId, setPlatformId] = useState(anyPlatform);
  const [day, setDay] = useState<PlainDay | null>(null);
  const check = useAct('certificates.check');
  const [answered, setAnswered] = useState<Awaited<ReturnType<typeof check.run>> | null>(null);
  const run = async (): Promise<void> => {
    const deadline = day === null ? null : endOfMoscowDay(day);
    const platform = platformId === anyPlatform ? null : platformId;
    setAnswered(await check.run({ keyId: keyView.keyId, platformId: platform, deadline }));
  };
  return (
    <details className="key-check">
      <summary>{t('keys.check')}</summary>
      <div className="key-check-form">
        <Select
          label={t('keys.check.platform')}
          choices={[
            { value: anyPlatform, label: t('keys.check.any') },
            ...platforms.map(({ platformId: value, name }) => ({ value, label: name })),
          ]}
          value={platformId}
          onChange={setPlatformId}
        />
        <DayField label={t('keys.check.deadline')} hint={t('keys.check.deadline-hint')} value={day} onChange={setDay} />
        <Button icon={ShieldIcon} isBusy={check.isRunning} onPress={() => void run()}>
          {t('keys.check.act')}
        </Button>
      </div>
      {check.error !== null && <ErrorNotice failure={check.error} />}
      {answered?.ok === true && (
        <div role="status">
          {answered.value.certificates.map(({ certificate, findings }) => (
            <div key={certificate.certificateId}>
              <CertificateVerdict one={certificate} />
              <FindingList findings={[...findings, ...ofChain(certificate)]} label={t('keys.check')} />
            </div>
          ))}
        </div>
      )}
    </details>
  );
};
