import { Button, EmptyState, ProceduresIcon, SearchIcon } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { clearFilters, filtersInForce, showAll, useView } from './view.ts';

export const NothingYet = ({ onImport }: { onImport: () => void }) => {
  const { t } = useWords();
  return (
    <EmptyState
      icon={ProceduresIcon}
      title={t('procedures.none')}
      act={<Button onPress={onImport}>{t('procedures.import')}</Button>}
    >
      {t('procedures.none.words')}
    </EmptyState>
  );
};

/** Says what stands in the way, and takes it away at one press: the filters first, then all of it. */
export const NothingFound = () => {
  const { t } = useWords();
  const { filters, stage } = useView();
  const count = filtersInForce(filters).length;
  return (
    <EmptyState
      icon={SearchIcon}
      title={t('procedures.nothing')}
      act={
        <div className="empty-acts">
          {count > 0 && <Button onPress={clearFilters}>{t('procedures.filter.clear')}</Button>}
          <Button onPress={showAll}>{t('procedures.reset')}</Button>
        </div>
      }
    >
      {count === 0
        ? t('procedures.nothing.words')
        : t('procedures.nothing.filtered', { count, stage: t(`procedures.stage.${stage}`) })}
    </EmptyState>
  );
};
