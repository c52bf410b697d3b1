import { epochMilliseconds, instantFromEpoch, type Instant } from '../../kernel/instant.ts';
import { observation, type Observe, type UploadFacts } from './facts.ts';

/** What a line carries besides the files (TLS, HTTP, retries) and what a page asks of a person: a quarter more, two minutes. */
const overhead = 1.25;
const handling = 120;

/** Within this many hours of the last moment it is time to begin. */
const soonHours = 2;
/** Below it a line's speed does not matter. */
const worthAsking = 20 * 1024 * 1024;

/** When uploading has to begin at the latest; null where the line's speed or the deadline is not known. */
export const uploadPlan = ({
  bytes,
  kilobitsPerSecond,
  deadline,
}: Omit<UploadFacts, 'now'>): { readonly seconds: number; readonly begin: Instant } | null => {
  if (kilobitsPerSecond === null || deadline === null) return null;
  const seconds = Math.ceil(((bytes * 8) / (kilobitsPerSecond * 1000)) * overhead) + handling;
  return { seconds, begin: instantFromEpoch(epochMilliseconds(deadline) - seconds * 1000) };
};

/** The last moment to begin uploading, by the user's own line. After the deadline nobody uploads any more. */
export const checkUpload: Observe<UploadFacts> = (facts) => {
  const { bytes, deadline, now, kilobitsPerSecond } = facts;
  if (bytes === 0 || deadline === null || epochMilliseconds(deadline) <= epochMilliseconds(now)) return [];
  if (kilobitsPerSecond === null)
    return bytes < worthAsking ? [] : [observation('readiness.upload-speed-unknown', 'info', { size: bytes })];
  const plan = uploadPlan(facts);
  if (plan === null) return [];
  const left = epochMilliseconds(plan.begin) - epochMilliseconds(now);
  const details = { minutes: Math.ceil(plan.seconds / 60), begin: plan.begin };
  if (left <= 0) return [observation('readiness.upload-too-late', 'blocker', details)];
  return left <= soonHours * 3_600_000
    ? [observation('readiness.upload-soon', 'warning', details)]
    : [observation('readiness.upload-fits', 'passed', details)];
};
