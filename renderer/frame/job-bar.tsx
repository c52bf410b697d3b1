import { useEffect, useRef, useState } from 'react';
import { Button, CrossIcon, Dialog, ErrorNotice, IconButton, Progress, StatusLight } from '../components/index.ts';
import { announce } from '../state/announce.ts';
import { cancelJob, dropJob, useJobs, type Job } from '../state/jobs.ts';
import { navigate } from '../state/route.ts';
import { useWords } from '../state/words.tsx';

/** Says aloud when a job is over, whichever screen is shown. */
const useSaying = (jobs: readonly Job[]): void => {
  const { t, explain } = useWords();
  const before = useRef(new Map<string, Job['state']>());
  useEffect(() => {
    for (const job of jobs) {
      if (before.current.get(job.callId) === 'running' && job.state !== 'running') {
        if (job.state === 'done') announce(t('frame.jobs.said-done', { label: job.label }));
        else if (job.state === 'cancelled') announce(t('frame.jobs.said-cancelled', { label: job.label }));
        else if (job.error !== null)
          announce(t('frame.jobs.said-failed', { label: job.label, message: explain(job.error).message }));
      }
    }
    before.current = new Map(jobs.map((job) => [job.callId, job.state]));
  }, [jobs, t, explain]);
};

/** Long work: what, how far, cancel; it goes on when one looks elsewhere, and says when it is over. */
export const JobBar = () => {
  const { t } = useWords();
  const jobs = useJobs((state) => state.jobs);
  useSaying(jobs);
  return (
    <footer className="jobs" aria-label={t('frame.jobs')}>
      {jobs.length === 0 ? (
        <span className="faint">{t('frame.jobs.none')}</span>
      ) : (
        <ul className="jobs-list">
          {jobs.slice(-3).map((job) => (
            <li key={job.callId} className="job">
              <JobLine job={job} />
            </li>
          ))}
        </ul>
      )}
      <Button kind="quiet" onPress={() => navigate({ screen: 'settings', tab: 'log' })}>
        {t('frame.log')}
      </Button>
    </footer>
  );
};

const JobLine = ({ job }: { job: Job }) => {
  const { t } = useWords();
  const [asksWhy, setAsksWhy] = useState(false);
  if (job.state === 'running') {
    return (
      <>
        <Progress
          label={job.detail === '' ? job.label : `${job.label} · ${job.detail}`}
          done={job.done}
          total={job.total}
          unit={job.unit}
        />
        <IconButton
          icon={CrossIcon}
          label={t('frame.jobs.cancel', { label: job.label })}
          onPress={() => cancelJob(job.callId)}
        />
      </>
    );
  }
  const tone = job.state === 'done' ? 'fine' : job.state === 'failed' ? 'stop' : 'neutral';
  return (
    <>
      <StatusLight tone={tone}>{t(`frame.jobs.${job.state}`)}</StatusLight>
      <span className="clip">{job.label}</span>
      {job.error !== null && job.state === 'failed' && (
        <>
          <Button kind="quiet" onPress={() => setAsksWhy(true)}>
            {t('frame.jobs.why')}
          </Button>
          <Dialog title={job.label} isOpen={asksWhy} onClose={() => setAsksWhy(false)}>
            <ErrorNotice failure={job.error} />
          </Dialog>
        </>
      )}
      <IconButton
        icon={CrossIcon}
        label={t('frame.jobs.dismiss', { label: job.label })}
        onPress={() => dropJob(job.callId)}
      />
    </>
  );
};
