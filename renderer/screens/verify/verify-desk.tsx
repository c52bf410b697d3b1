import { useEffect, useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import type { FileKind } from '#shared/verification/report.ts';
import { EmptyState, ErrorNotice, FileDrop, ShieldIcon } from '../../components/index.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import { noteReport, useReports } from './last-reports.ts';
import { ReportView } from './report-view.tsx';
import { VerifySettings, usualTerms, type VerifyTerms } from './verify-settings.tsx';
import './verify.css';

const fetchOf = ({ fetch }: VerifyTerms): 'missing' | 'nothing' => (fetch ? 'missing' : 'nothing');

/** These hold what they sign: no document has to be brought beside them. */
const carriesContent: readonly FileKind[] = ['asic-e', 'asic-s', 'pdf', 'zip'];

/** A drop zone; then one sentence, and what stands behind it. */
export const VerifyDesk = () => {
  const { t } = useWords();
  const shown = useReports((reports) => reports.shown);
  const wanted = useReports((reports) => reports.wanted);
  const [file, setFile] = useState<FileHandle | null>(null);
  const [terms, setTerms] = useState<VerifyTerms>(usualTerms);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isRunning, setRunning] = useState(false);

  const verify = async (what: FileHandle, by: VerifyTerms): Promise<void> => {
    setFailure(null);
    setRunning(true);
    const answer = await runJob({
      name: 'verification.run',
      input: {
        fileId: what.fileId,
        contentFileId: by.content?.fileId ?? null,
        crlFileIds: by.crls.map(({ fileId }) => fileId),
        revocation: by.revocation,
        at: by.at,
        fetch: fetchOf(by),
      },
      label: t('verify.job', { file: what.name }),
    });
    setRunning(false);
    if (answer.ok) noteReport({ ...answer.value, bidId: null });
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  const verifyBid = async (bidId: string): Promise<void> => {
    setFailure(null);
    setRunning(true);
    const crlFileIds = terms.crls.map(({ fileId }) => fileId);
    const { revocation, at } = terms;
    const input = { bidId, crlFileIds, revocation, at, fetch: fetchOf(terms) };
    const answer = await runJob({ name: 'verification.runBid', input, label: t('bids.job.verify') });
    setRunning(false);
    if (answer.ok) noteReport({ ...answer.value, bidId });
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  const again = (): void => {
    if (file !== null) void verify(file, terms);
    else if (shown !== null && shown.bidId !== null) void verifyBid(shown.bidId);
  };
  const take = ([chosen]: readonly FileHandle[], content: FileHandle | null = null): void => {
    if (chosen === undefined) return;
    // The network is asked for the file it was switched on for, never for the next one by itself.
    const fresh = { ...terms, content, fetch: false };
    setFile(chosen);
    setTerms(fresh);
    void verify(chosen, fresh);
  };
  useEffect(() => {
    if (wanted === null) return;
    useReports.setState({ wanted: null });
    take([wanted.file], wanted.content);
    // Another desk asks once for one file; what this one has chosen meanwhile changes nothing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);

  return (
    <div className="verify-desk">
      <div className="verify-ask">
        <FileDrop
          purpose="package"
          multiple={false}
          title={t('verify.drop')}
          hint={t('verify.drop-hint')}
          chooseLabel={t('verify.choose')}
          onChosen={(files) => take(files)}
        />
        <VerifySettings
          fileName={file?.name ?? (shown === null || shown.bidId === null ? null : shown.report.file.name)}
          takesContent={file !== null && !(shown !== null && carriesContent.includes(shown.report.file.kind))}
          terms={terms}
          isRunning={isRunning}
          onChange={setTerms}
          onVerify={again}
        />
      </div>
      <div className="verify-answer" aria-busy={isRunning}>
        {failure !== null && <ErrorNotice failure={failure} />}
        {shown === null ? (
          <EmptyState icon={ShieldIcon} title={t('verify.empty')}>
            {t('verify.empty-words')}
          </EmptyState>
        ) : (
          <ReportView key={shown.reportId} held={shown} />
        )}
      </div>
    </div>
  );
};
