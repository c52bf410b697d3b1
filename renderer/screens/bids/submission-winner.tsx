import type { SubmissionView } from '#shared/contract/submission.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { Section } from '../../components/index.ts';
import { isolateCodes } from '../../format/isolate-codes.ts';
import { useWords } from '../../state/words.tsx';

type Paper = SubmissionView['winnerPapers'][number];

/** What the winner has to bring, in the notice's own words, with its place there. */
export const WinnerPapers = ({ papers }: { papers: readonly Paper[] }) => {
  const { t } = useWords();
  if (papers.length === 0) return null;
  return (
    <Section title={t('submission.winner-papers')} hint={t('submission.winner-papers.hint')}>
      <ul className="submission-winner">
        {papers.map((paper) => (
          <li key={paper.path}>
            <Asked paper={paper} />
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Asked = ({ paper: { name, description, evidence, legalBasis, lot, path } }: { paper: Paper }) => {
  const { t, say, language } = useWords();
  const proof = evidence.filter((paper) => paper !== name);
  return (
    <>
      <bdi>{say(`procedure.requirement.name.${name}`, name)}</bdi>
      {description !== null && description !== name && (
        <p className="pane-note">
          <bdi>{description}</bdi>
        </p>
      )}
      {lot !== null && (
        <p className="pane-note">
          <bdi>{t('procedure.item.lot', { lot })}</bdi>
        </p>
      )}
      {proof.length > 0 && (
        <p className="pane-note">
          <bdi>{t('bid.notice.papers', { papers: proof.join(language === 'ar' ? '، ' : ', ') })}</bdi>
        </p>
      )}
      {legalBasis !== null && (
        <p className="pane-note">
          <bdi>{isolateCodes(citationIn(language, legalBasis))}</bdi>
        </p>
      )}
      <p className="pane-note faint">
        {t('bid.notice.place')} <bdi className="ltr mono notice-path">{path}</bdi>
      </p>
    </>
  );
};
