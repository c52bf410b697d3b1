import { sections, type Section, type Sector } from '#shared/procedure/platforms/vocabulary.ts';
import { Checkbox, Checkboxes, DecimalField } from '../../components/index.ts';
import { currencySign, decimalText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';

export type ScopeDraft = {
  readonly sections: readonly Section[];
  readonly sector: Sector | null;
  readonly startPriceUpTo: string | null;
};

/** Which procedures a price or an access is for; nothing chosen: all of them. */
export const ScopeFields = ({
  scope,
  currency,
  onChange,
}: {
  scope: ScopeDraft;
  currency: string;
  onChange: (part: Partial<ScopeDraft>) => void;
}) => {
  const { t, language } = useWords();
  return (
    <>
      <div className="platform-checks" role="group" aria-label={t('platforms.sections')}>
        <p className="field-label">{t('platforms.scope.sections')}</p>
        <Checkboxes
          of={sections}
          chosen={scope.sections}
          named={(section) => t(`platforms.section.${section}`)}
          onChange={(chosen) => onChange({ sections: chosen })}
        />
      </div>
      <DecimalField
        label={t('platforms.scope.up-to')}
        hint={t('platforms.scope.up-to.hint')}
        isAmount
        unit={currencySign(currency, language)}
        value={scope.startPriceUpTo}
        onChange={(startPriceUpTo) => onChange({ startPriceUpTo })}
      />
      <Checkbox isSelected={scope.sector === 'nuclear'} onChange={(on) => onChange({ sector: on ? 'nuclear' : null })}>
        {t('platforms.scope.nuclear')}
      </Checkbox>
    </>
  );
};

/** The same in one line. */
export const ScopeWords = ({ scope, currency }: { scope: ScopeDraft; currency: string }) => {
  const { t, language } = useWords();
  const parts = [
    ...(scope.sector === null ? [] : [t('platforms.scope.nuclear')]),
    ...scope.sections.map((section) => t(`platforms.section.${section}`)),
    ...(scope.startPriceUpTo === null
      ? []
      : [
          t('platforms.scope.up-to.words', {
            sum: decimalText(scope.startPriceUpTo, language),
            currency: currencySign(currency, language),
          }),
        ]),
  ];
  return <>{parts.length === 0 ? t('platforms.scope.all') : parts.join(t('platforms.list-join'))}</>;
};
