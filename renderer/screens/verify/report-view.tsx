import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import {
  Bytes,
  Button,
  Code,
  ErrorNotice,
  ExactTime,
  ExportIcon,
  FindingList,
  Menu,
  Section,
  StatusLight,
} from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { toneOfConclusion } from './conclusion-light.tsx';
import type { HeldReport } from './last-reports.ts';
import { CoveredFiles } from './covered-files.tsx';
import { SignatureView } from './signature-view.tsx';
import { sentenceKeyOf } from './verdict-sentence.ts';

const forms = ['pdf', 'html', 'text', 'json', 'xml'] as const;

/** One sentence, the standard's words beside it, then everything that speaks for it. */
export const ReportView = ({ held }: { held: HeldReport }) => {
  const { t, say } = useWords();
  const { report } = held;
  const signer = report.signatures[0]?.signer ?? null;
  const sentence = say(sentenceKeyOf(report), t(`verify.conclusion.${report.conclusion}`), {
    signer: signer?.organization ?? signer?.name ?? t('verify.signer.unknown'),
  });
  return (
    <article className="report" aria-label={t('verify.report')}>
      <header className="report-head">
        <div className="report-words" role="status">
          <StatusLight tone={toneOfConclusion[report.conclusion]} size={20}>
            <span className="report-light">{t(`verify.conclusion.${report.conclusion}`)}</span>
          </StatusLight>
          <p className="report-sentence" dir="auto">
            {sentence}
          </p>
          <p className="report-standard">
            <bdi className="ltr mono">{report.conclusion}</bdi>
            {report.subIndication !== null && <bdi className="ltr mono">{report.subIndication}</bdi>}
            <bdi className="file-name">{report.file.name}</bdi>
            <Bytes count={report.file.size} />
          </p>
          <p className="report-standard">
            <span>
              {t('verify.asked-for')} <ExactTime at={report.validationTime} withSeconds />
            </span>
            <span>{t(`verify.revocation.${report.settings.revocation}`)}</span>
            <span>{t('verify.trust.count', { count: report.settings.trustAnchors })}</span>
          </p>
        </div>
        <SaveReport held={held} />
      </header>
      {report.findings.length > 0 && (
        <Section title={t('verify.file-findings')}>
          <FindingList findings={report.findings} />
        </Section>
      )}
      {report.signatures.map((signature, index) => (
        // A file may hold the same signature twice; they stand in the file's order.
        // oxlint-disable-next-line react/no-array-index-key
        <SignatureView
          key={`${signature.signatureFile}-${index}`}
          signature={signature}
          number={index + 1}
          of={report.signatures.length}
          at={report.validationTime}
        />
      ))}
      <CoveredFiles held={held} />
    </article>
  );
};

const SaveReport = ({ held }: { held: HeldReport }) => {
  const { t, language } = useWords();
  const save = useAct('verification.save');
  const [saved, setSaved] = useState<Answer<'verification.save'> | null>(null);
  return (
    <div className="report-save">
      <Menu
        label={t('verify.save')}
        trigger={
          <Button icon={ExportIcon} isBusy={save.isRunning}>
            {t('verify.save')}
          </Button>
        }
        entries={forms.map((as) => ({
          id: as,
          label: t(`verify.save.${as}`),
          hint: t(`verify.save.${as}.hint`),
          run: () =>
            void save
              .run({ reportId: held.reportId, as, language })
              .then((answer) => setSaved(answer.ok ? answer.value : null)),
        }))}
      />
      {save.error !== null && <ErrorNotice failure={save.error} />}
      {saved !== null && (
        <p className="report-saved" role="status">
          {t('verify.saved')} <Code>{saved.path}</Code>
          <CopyButton text={saved.path} what={t('verify.saved')} />
        </p>
      )}
    </div>
  );
};
