import type { BidDetail } from '#shared/contract/bids.ts';
import { Badge } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

type Origin = NonNullable<BidDetail['checklist'][number]['notice']>;

/** Where the notice asks for a paper, in its own words, and what its newest edition changed about it. */
export const NoticeOrigin = ({ origin, name }: { origin: Origin; name: string }) => {
  const { t, language } = useWords();
  const { path, words, papers, part, change } = origin;
  const others = papers.filter((paper) => paper !== name);
  return (
    <div className="notice-origin">
      <span className="pane-badges">
        <Badge>{t('bid.basis.notice')}</Badge>
        {change !== 'same' && <Badge tone="attention">{t(`bid.notice.change.${change}`)}</Badge>}
      </span>
      {words !== null && words !== name && (
        <p className="pane-note" dir="auto">
          {words}
        </p>
      )}
      {others.length > 0 && (
        <p className="pane-note">
          <bdi>{t('bid.notice.papers', { papers: others.join(language === 'ar' ? '، ' : ', ') })}</bdi>
        </p>
      )}
      {part !== null && part !== name && (
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
