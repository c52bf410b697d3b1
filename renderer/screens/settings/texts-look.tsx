import { useEffect, useState } from 'react';
import type { Language } from '#shared/kernel/language.ts';
import { FindingList, Select } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { LetterLook } from '../bids/letters-look.tsx';
import '../bids/letters.css';

const sample = '';
/** Long enough for a word to be typed, short enough to seem at once. */
const pause = 200;

/** How a text reads while it is written, from made-up facts or from a bid, with what is still empty marked. */
export const TextLook = ({
  text,
  language,
  bidId: first,
  onJudged,
}: {
  readonly text: string;
  readonly language: Language;
  /** The bid it is filled from at first; '' for made-up facts. */
  readonly bidId: string;
  readonly onJudged: (isSound: boolean) => void;
}) => {
  const { t } = useWords();
  const [bidId, setBidId] = useState(first);
  const [settled, setSettled] = useState(text);
  const bids = useAsk('bids.list', { offset: 0, limit: 50 }).value?.rows ?? [];
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const { value: look } = useAsk('templates.preview', {
    text: settled,
    language,
    bidId: bidId === sample ? null : bidId,
  });
  const faults = look?.faults.filter(({ code }) => code !== 'templates.field-empty') ?? [];
  const missing = look?.faults.filter(({ code }) => code === 'templates.field-empty') ?? [];
  const isSound = faults.length === 0;
  useEffect(() => onJudged(isSound), [isSound, onJudged]);
  return (
    <section className="texts-look" aria-label={t('texts.preview')}>
      <Select
        label={t('texts.preview.with')}
        value={bidId}
        choices={[
          { value: sample, label: t('texts.preview.sample') },
          ...bids.map((bid) => ({ value: bid.bidId, label: bid.procedureTitle, hint: bid.buyer })),
        ]}
        onChange={setBidId}
      />
      {faults.length > 0 && <FindingList findings={faults} label={t('texts.faults')} />}
      {look !== undefined && <LetterLook label={t('texts.preview')} language={language} blocks={look.blocks} />}
      {missing.length > 0 && <FindingList findings={missing} label={t('texts.missing')} />}
    </section>
  );
};
