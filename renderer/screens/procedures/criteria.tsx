import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { byImportance, criteriaOfLot, isOnlyRanked, sumOfWeights } from '#shared/procedure/weights.ts';
import { Badge, EmptyState, TableIcon, Section, Table } from '../../components/index.ts';
import { decimalText } from '../../format/numbers.ts';
import { weightText } from '../../format/weight.ts';
import { useWords, type Words } from '../../state/words.tsx';
import { Requirements } from './requirements.tsx';

type Criterion = ProcedureDetail['criteria'][number];
type Indicator = Criterion['indicators'][number];
type Row = { readonly key: string; readonly depth: number; readonly of: Criterion | Indicator };

const rowsOf = (criteria: readonly (Criterion | Indicator)[], depth = 0, key = ''): readonly Row[] =>
  criteria.flatMap((of, at) => {
    const own = `${key}${String(at)}.`;
    return [{ key: own, depth, of }, ...rowsOf(of.indicators, depth + 1, own)];
  });

const depthClasses = ['', 'criterion-part', 'criterion-part criterion-part-deep'];

const Limits = ({ of: { least, most } }: { of: Row['of'] }) => {
  const { t } = useWords();
  if (least === null && most === null) return null;
  const text =
    least !== null && most !== null
      ? t('procedure.criteria.limits', { least, most })
      : least === null
        ? t('procedure.criteria.most', { most: most ?? '' })
        : t('procedure.criteria.least', { least });
  return <span className="detail-under">{text}</span>;
};

/** A price or cost that the buyer sets himself. */
const fixedText = ({ fixed }: Row['of'], { t, language }: Pick<Words, 't' | 'language'>): string | null => {
  if (fixed === null) return null;
  if (fixed.amount === null) return t('procedure.criteria.fixed');
  return t(`procedure.criteria.fixed-${fixed.per}`, { amount: decimalText(fixed.amount, language) });
};

/** What a criterion is, how its points come about, and where the notice says so. */
const Name = ({ row: { of, depth } }: { row: Row }) => {
  const words = useWords();
  const { t, say } = words;
  const kind = 'kind' in of ? of.kind : null;
  const fixed = fixedText(of, words);
  const name = say(`procedure.criterion.name.${of.name}`, of.name);
  return (
    <div className={depthClasses[Math.min(depth, 2)]}>
      <span className="criterion-name">
        <bdi>{name}</bdi>
        {kind !== null && <Badge>{t(`procedure.criterion.kind.${kind}`)}</Badge>}
      </span>
      {fixed !== null && <span className="detail-under">{fixed}</span>}
      {of.scale !== null && <span className="detail-under">{t(`procedure.criterion.scale.${of.scale}`)}</span>}
      <Limits of={of} />
      {of.options.map(({ title, weight }) => (
        <span key={title} className="detail-under criterion-option">
          <bdi>{say(`procedure.criterion.option.${title}`, title)}</bdi>
          {weight !== null && <bdi className="ltr"> {weightText(weight, words)}</bdi>}
        </span>
      ))}
      {of.description !== null && of.description !== of.name && (
        <p className="detail-prose criterion-words" dir="auto">
          {of.description}
        </p>
      )}
      {of.formula !== null && (
        <p className="detail-prose criterion-words" dir="auto">
          {of.formula}
        </p>
      )}
      <bdi className="ltr mono criterion-place">{of.path}</bdi>
    </div>
  );
};

/** Criteria of one lot, or of the whole; their weights together where they can be added up. */
const Group = ({ title, criteria }: { title: string | null; criteria: readonly Criterion[] }) => {
  const words = useWords();
  const { t, language } = words;
  const total = sumOfWeights(criteria);
  const sum = total === null || !total.isAll || total.unit === 'order' ? null : total;
  const isWhole = sum === null || sum.unit === 'points' || sum.sum === (sum.unit === 'share' ? '1' : '100');
  const sumText = sum === null ? '' : weightText({ amount: sum.sum, unit: sum.unit, isMiddle: false }, { t, language });
  const label = title === null ? t('procedure.criteria') : `${t('procedure.criteria')} – ${title}`;
  return (
    <Section title={label}>
      <Table
        label={label}
        rows={rowsOf(byImportance(criteria))}
        keyOf={({ key }) => key}
        columns={[
          { id: 'name', label: t('procedure.criteria.name'), cell: (row) => <Name row={row} /> },
          {
            id: 'weight',
            label: t('procedure.criteria.weight'),
            align: 'end',
            width: '22%',
            cell: ({ of, depth }) =>
              of.weight === null ? (
                <span className="faint">{t('procedure.criteria.no-weight')}</span>
              ) : (
                <bdi className={depth === 0 ? 'ltr criterion-weight' : 'ltr quiet'}>{weightText(of.weight, words)}</bdi>
              ),
          },
        ]}
      />
      {isOnlyRanked(criteria) && <p className="criteria-sum quiet">{t('procedure.criteria.ranked')}</p>}
      {sum !== null && (
        <p className={isWhole ? 'criteria-sum quiet' : 'criteria-sum tone-attention'}>
          {t(isWhole ? 'procedure.criteria.sum' : 'procedure.criteria.not-hundred', { sum: sumText })}
        </p>
      )}
    </Section>
  );
};

/** By lot where lots have criteria of their own; those of the whole procedure hold for each. */
const groupsOf = ({
  criteria,
  lots,
  lotTerms,
}: ProcedureDetail): readonly { title: string | null; criteria: Criterion[] }[] => {
  const ids = [...new Set(criteria.map(({ lotId }) => lotId))].filter((id) => id !== null);
  if (ids.length === 0 || (ids.length === 1 && lots.length <= 1))
    return criteria.length === 0 ? [] : [{ title: null, criteria }];
  return ids.map((id) => {
    const own = new Set(criteriaOfLot(criteria, id));
    return {
      title: lots.find((lot) => lot.id === id)?.title ?? lotTerms?.groups.find((group) => group.id === id)?.title ?? id,
      criteria: criteria.filter((each) => own.has(each)),
    };
  });
};

/** What bids are compared by and what is asked of bidders, as the notice says it, each with its place. */
export const Criteria = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t } = useWords();
  const groups = groupsOf(procedure);
  return (
    <div className="detail-parts">
      {groups.length === 0 && (
        <EmptyState icon={TableIcon} title={t('procedure.criteria.none')}>
          {t('procedure.criteria.none-hint')}
        </EmptyState>
      )}
      {groups.map(({ title, criteria }) => (
        <Group key={title ?? ''} title={title} criteria={criteria} />
      ))}
      <Requirements procedure={procedure} />
    </div>
  );
};
