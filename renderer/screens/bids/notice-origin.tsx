import type { BidDetail } from '#shared/contract/bids.ts';
import { Badge } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

type Origin = NonNullable<BidDetail['checklist'][number]['notice']>;

/** Where the notice asks for a paper, in its own words, and what its newest edition changed about it. */
export const NoticeOrigin = ({ origin, name }: { origin: Origin; name: string }) => {
  const { t, language } = useWords();
  const { path, words, papers, part, change } = origin;
  return (
    <div className="notice-origin">
      {change !== 'same' && <Badge tone="attention">{t(`bid.notice.change.${change}`)}</Badge>}
      {words !== null && words !== name && (
        <p className="pane-note" dir="auto">
          {words}
        </p>
      )}
      {papers.length > 0 && (
        <p className="pane-note">
          <bdi>{t('bid.notice.papers', { papers: papers.join(language === 'ar' ? '، ' : ', ') })}</bdi>
        </p>
      )}
      {part !== null && (
        <p className="pane-note">
          <bdi>{t('bid.notice.part', { part })}</bdi>
        </p>
      )}
      <p className="pane-note faint">
        {t('bid.notice.place')} <bdi className="ltr mono notice-path">{path}</bdi>
      </p>
    </div>
  );
};
