import { useMemo, useState } from 'react';
import { dayIn } from '#shared/kernel/instant.ts';
import {
  Button,
  DefinitionList,
  ErrorNotice,
  Money,
  PencilIcon,
  Section,
  Skeleton,
} from '../../../components/index.ts';
import { decimalText } from '../../../format/numbers.ts';
import { moscow, plainDayText } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { useMinute } from '../../../state/clock.ts';
import { useOffer } from '../../../state/commands.ts';
import { useWords } from '../../../state/words.tsx';
import { Remarks } from '../reasons.tsx';
import { SavedLine, SaveMenu, useSaveAs } from '../save-as.tsx';
import { ForecastAsked } from './asked.tsx';
import { ForecastCharts } from './charts.tsx';
import { OwnMoneyDialog } from './own-money-dialog.tsx';
import { askedOf, firstQuestion, type ForecastQuestion } from './question.ts';
import { ForecastVerdict } from './verdict.tsx';
import '../planning.css';

/** Own money day by day: enough or short, from when, and which bids hold it. */
export const ForecastPane = () => {
  const { t, language } = useWords();
  const today = dayIn(useMinute(), moscow);
  const [question, setQuestion] = useState<ForecastQuestion>(firstQuestion);
  const [isEditing, setEditing] = useState(false);
  const asked = askedOf(question);
  const forecast = useAsk('forecast.show', asked);
  const settings = useAsk('funding.settings', {}).value?.settings;
  const bids = useAsk('funding.bids', {}).value?.bids ?? [];
  const plan = useAsk('funding.show', {}).value?.plan ?? null;
  const saving = useSaveAs({ what: 'forecast', ...asked }, t('money.pane.forecast'), today);

  const edit = t('money.own.edit');
  const group = t('money.pane.forecast');
  useOffer(
    'money-forecast',
    useMemo(() => [{ id: 'money.own.edit', label: edit, group, run: () => setEditing(true) }], [edit, group]),
  );
  const day = (of: string): string => plainDayText(of, language, 'long');
  return (
    <div className="money-pane">
      <Section
        title={t('money.forecast')}
        acts={<SaveMenu saving={saving} isDisabled={forecast.value === undefined} />}
      >
        <ForecastAsked
          question={question}
          onChange={(part) => setQuestion({ ...question, ...part })}
          bids={bids}
          hasPlan={plan !== null && plan.status !== 'infeasible'}
        />
        <SavedLine saving={saving} />
        {forecast.error !== null && <ErrorNotice failure={forecast.error} />}
        {forecast.value === undefined ? (
          <Skeleton lines={12} />
        ) : (
          <>
            <ForecastVerdict series={forecast.value.series} />
            <ForecastCharts forecast={forecast.value} />
          </>
        )}
      </Section>
      <Section
        title={t('money.own')}
        hint={t('money.own.hint')}
        acts={
          <Button kind="quiet" icon={PencilIcon} isDisabled={settings === undefined} onPress={() => setEditing(true)}>
            {edit}
          </Button>
        }
      >
        {settings === undefined ? (
          <Skeleton lines={3} />
        ) : settings.cash.length === 0 ? (
          <p className="faint">{t('money.own.none')}</p>
        ) : (
          <DefinitionList
            narrow
            facts={[
              ...settings.cash.map(({ from, amount }) => ({
                label: t('money.own.since', { day: day(from) }),
                value: <Money value={{ amount, currency: 'RUB' }} />,
              })),
              ...(settings.ownRate === undefined
                ? []
                : [
                    {
                      label: t('calc.field.ownRate'),
                      value: <bdi className="ltr">{decimalText(settings.ownRate, language)} %</bdi>,
                    },
                  ]),
              ...(settings.accountRate === undefined
                ? []
                : [
                    {
                      label: t('calc.field.accountRate'),
                      value: <bdi className="ltr">{decimalText(settings.accountRate, language)} %</bdi>,
                    },
                  ]),
            ]}
          />
        )}
      </Section>
      {forecast.value !== undefined && forecast.value.findings.length > 0 && (
        <Section title={t('money.findings')}>
          <Remarks findings={forecast.value.findings} />
        </Section>
      )}
      {isEditing && settings !== undefined && (
        <OwnMoneyDialog settings={settings} today={today} onClose={() => setEditing(false)} />
      )}
    </div>
  );
};
