import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Code, DefinitionList, Section } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

/** What a change notice itself says that it changes; the comparison of editions shows what did change. */
export const Amendment = ({ amendment }: { amendment: NonNullable<ProcedureDetail['amendment']> }) => {
  const { t } = useWords();
  const { noticeId, reason, changes } = amendment;
  const facts = [
    ...(noticeId === undefined ? [] : [{ label: t('procedure.amendment.of'), value: <Code>{noticeId}</Code> }]),
    ...(reason === undefined ? [] : [{ label: t('procedure.amendment.reason'), value: <bdi>{reason}</bdi> }]),
    ...(changes.length === 0
      ? []
      : [
          {
            label: t('procedure.amendment.changes'),
            value: (
              <ul className="detail-list">
                {changes.map(({ lot, description }) => (
                  <li key={`${lot ?? ''} ${description}`}>
                    <bdi>{description}</bdi>
                    <span className="detail-under">
                      {lot === undefined ? t('procedure.amendment.whole') : t('procedure.item.lot', { lot })}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]),
  ];
  if (facts.length === 0) return null;
  return (
    <Section title={t('procedure.amendment')}>
      <DefinitionList facts={facts} />
    </Section>
  );
};
