import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components';
import type { Asked } from '#shared/contract/index.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import { Button, Dialog, ErrorNotice, ExactTime, Skeleton } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { moscow, plainDayText, offsetText } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { itemName } from './calendar-item.ts';
import { useOrganiser } from '../../state/organiser.ts';
import { WorkStage } from './work-stage.tsx';

const step = 100;
const most = 1_000;

/** Every date of one day, in time's order, on one's own clock and Moscow's. */
export const CalendarDayDialog = ({
  day,
  asked,
  onClose,
}: {
  day: PlainDay | null;
  asked: Pick<Asked<'procedures.day'>, 'search' | 'filter'>;
  onClose: () => void;
}) => {
  const words = useWords();
  const { t, language } = words;
  const lists = useOrganiser();
  const [limit, setLimit] = useState({ of: day, shown: step });
  const shown = limit.of === day ? limit.shown : step;
  const { value, error } = useAsk('procedures.day', day === null ? null : { ...asked, day, offset: 0, limit: shown });
  const rest = (value?.total ?? 0) - (value?.items.length ?? 0);
  return (
    <Dialog
      title={day === null ? '' : plainDayText(day, language, 'long')}
      isOpen={day !== null}
      onClose={onClose}
      size="large"
    >
      {error !== null && <ErrorNotice failure={error} />}
      {value === undefined && error === null && <Skeleton lines={4} />}
      {value?.items.length === 0 && <p className="quiet">{t('procedures.calendar.none')}</p>}
      <ul className="day-list">
        {value?.items.map((item) => (
          <li key={`${item.procedureId} ${item.kind} ${item.lot ?? ''} ${item.text ?? ''}`}>
            <Pressable
              className="day-item"
              onPress={() => {
                onClose();
                navigate({ screen: 'procedures', id: item.procedureId, tab: 'dates' });
              }}
            >
              <span className="day-when">
                {item.at === null ? (
                  <span className="quiet">{t('procedures.calendar.whole-day')}</span>
                ) : (
                  <>
                    <ExactTime at={item.at} zone={value.zone} />
                    {offsetText(item.at, value.zone) !== offsetText(item.at, moscow) && (
                      <span className="faint">
                        <ExactTime at={item.at} />
                      </span>
                    )}
                  </>
                )}
              </span>
              <span className="day-words">
                <bdi className="day-title">{item.title}</bdi>
                <span className="faint">
                  {itemName(item, words)} · <bdi>{item.buyer}</bdi>
                </span>
              </span>
              <WorkStage stageId={item.stageId} lists={lists} />
            </Pressable>
          </li>
        ))}
      </ul>
      {rest > 0 && shown < most && (
        <Button onPress={() => setLimit({ of: day, shown: Math.min(most, shown * 4) })}>
          {t('procedures.calendar.more', { count: rest, shown: countText(rest, language) })}
        </Button>
      )}
    </Dialog>
  );
};
