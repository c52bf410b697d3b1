import type { Instant } from '#shared/kernel/instant.ts';
import type { SignatureFacts } from '#shared/verification/facts.ts';
import type { AccreditationFacts } from '#shared/verification/listed-service.ts';
import type { Evidence } from './evidence.ts';
import type { ListQuestion } from './input.ts';

type Times = { readonly proved: Instant | null; readonly claimed: Instant | null };

/** The best that is known of when it was signed. */
const timeOf = ({ proved, claimed }: Times, asked: Instant): Pick<AccreditationFacts, 'at' | 'basis'> => {
  if (proved !== null) return { at: proved, basis: 'proved' };
  return claimed !== null ? { at: claimed, basis: 'claimed' } : { at: asked, basis: 'asked' };
};

/** What the reader's trust lists say of a signer's authority at the time of signing; nothing where he keeps none. */
export const accreditationOf = (
  question: Omit<ListQuestion, 'at'>,
  times: Times,
  { askLists, validationTime }: Evidence,
): Pick<SignatureFacts, 'accreditation'> => {
  if (askLists === null) return {};
  const time = timeOf(times, validationTime);
  return { accreditation: { ...askLists({ ...question, at: time.at }), ...time } };
};
