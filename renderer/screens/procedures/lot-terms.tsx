import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Money, Section, Table } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';

type Terms = NonNullable<ProcedureDetail['lotTerms']>;

/** How many lots one bidder may bid for and win, and which may be awarded together, with the places in the notice. */
export const LotTerms = ({ terms, lots }: { readonly terms: Terms; readonly lots: ProcedureDetail['lots'] }) => {
  const { t, language } = useWords();
  const { maxSubmitted, maxAwarded, allLots, groups, path } = terms;
  const titleOf = (id: string): string => lots.find((lot) => lot.id === id)?.title ?? id;
  const said = [
    ...(maxSubmitted === null
      ? []
      : [t('procedure.lot-terms.submitted', { count: countText(maxSubmitted, language) })]),
    ...(maxAwarded === null ? [] : [t('procedure.lot-terms.awarded', { count: countText(maxAwarded, language) })]),
    ...(allLots ? [t('procedure.lot-terms.all')] : []),
  ];
  return (
    <Section title={t('procedure.lot-terms')}>
      {said.length > 0 && (
        <ul className="lot-terms">
          {said.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <bdi className="ltr mono criterion-place">{path}</bdi>
      {groups.length > 0 && (
        <Table
          label={t('procedure.lot-terms.groups')}
          rows={groups}
          keyOf={({ id, path: place }) => `${id} ${place}`}
          columns={[
            {
              id: 'group',
              label: t('procedure.lot-terms.group'),
              cell: ({ id, title, path: place }) => (
                <>
                  <bdi>{title ?? id}</bdi>
                  {title !== null && (
                    <span className="detail-under">
                      <bdi className="ltr">{id}</bdi>
                    </span>
                  )}
                  <bdi className="ltr mono criterion-place">{place}</bdi>
                </>
              ),
            },
            {
              id: 'lots',
              label: t('procedure.lot-terms.lots'),
              width: '38%',
              cell: ({ lotIds }) =>
                lotIds.map((lot) => (
                  <span key={lot} className="detail-under">
                    <bdi className="ltr">{lot}</bdi>
                    {titleOf(lot) !== lot && (
                      <>
                        {' '}
                        <bdi>{titleOf(lot)}</bdi>
                      </>
                    )}
                  </span>
                )),
            },
            {
              id: 'maximum',
              label: t('procedure.lot-terms.maximum'),
              align: 'end',
              cell: ({ maximum }) => (maximum === null ? '—' : <Money value={maximum} />),
            },
          ]}
        />
      )}
    </Section>
  );
};
