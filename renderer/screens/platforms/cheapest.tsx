import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { PlatformDetail } from '#shared/contract/platforms.ts';
import { Button, Checkbox, ErrorNotice, Money, Notice, Section, When } from '../../components/index.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

/** Which tariffs of the card together open the chosen procedures for the least money. */
export const Cheapest = ({ detail: { card, procedures } }: { detail: PlatformDetail }) => {
  const { t } = useWords();
  const priced = procedures.filter(({ startPrice, currency }) => startPrice !== null && currency === 'RUB');
  const [left, setLeft] = useState<readonly string[]>([]);
  const [answer, setAnswer] = useState<Answer<'platforms.cheapest'> | null>(null);
  const { run, isRunning, error } = useAct('platforms.cheapest');
  if (procedures.length === 0) return null;
  const chosen = priced.filter(({ procedureId }) => !left.includes(procedureId));
  const find = async (): Promise<void> => {
    const procedureIds = chosen.map(({ procedureId }) => procedureId);
    const found = await run({ platformId: card.platformId, procedureIds });
    setAnswer(found.ok ? found.value : null);
  };
  const tariffs = answer === null ? [] : textsIn(answer['chosen']);
  const total = answer?.['total'];
  return (
    <Section title={t('platforms.cheapest.title')} hint={t('platforms.cheapest.hint')}>
      <ul className="platform-planned">
        {procedures.map(({ procedureId, sourceId, title, startPrice, currency, deadline }) => {
          const isPriced = priced.some((one) => one.procedureId === procedureId);
          return (
            <li key={procedureId}>
              <Checkbox
                isDisabled={!isPriced}
                isSelected={isPriced && !left.includes(procedureId)}
                onChange={(on) => setLeft(on ? left.filter((one) => one !== procedureId) : [...left, procedureId])}
              >
                <bdi className="clip" title={sourceId}>
                  {title}
                </bdi>
              </Checkbox>
              <Money value={startPrice === null || currency === null ? null : { amount: startPrice, currency }} />
              {deadline === null ? <span className="faint">—</span> : <When at={deadline} />}
            </li>
          );
        })}
      </ul>
      {card.tariffs.length === 0 ? (
        <p className="faint">{t('platforms.cheapest.no-tariffs')}</p>
      ) : (
        <Button isDisabled={chosen.length === 0} isBusy={isRunning} onPress={() => void find()}>
          {t('platforms.cheapest.act')}
        </Button>
      )}
      {error !== null && <ErrorNotice failure={error} />}
      {answer !== null && (
        <div role="status" className="platform-cheapest">
          {typeof total === 'string' ? (
            <Notice tone="fine">
              <p>
                <strong>
                  <Money value={{ amount: total, currency: 'RUB' }} />
                </strong>{' '}
                <bdi>{tariffs.length === 0 ? t('platforms.cheapest.nothing') : tariffs.join(' + ')}</bdi>
              </p>
              {textsIn(answer['free']).length > 0 && (
                <p className="quiet">
                  {t('platforms.cheapest.free', { procedures: textsIn(answer['free']).join(', ') })}
                </p>
              )}
            </Notice>
          ) : (
            <Notice tone="attention">
              {t('platforms.cheapest.none', { procedures: textsIn(answer['notCovered']).join(', ') })}
            </Notice>
          )}
        </div>
      )}
    </Section>
  );
};
