import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { create } from 'zustand';
import { dayIn, type PlainDay } from '#shared/kernel/instant.ts';
import { addDays } from '#shared/calendar/days.ts';
import {
  ArrowEndIcon,
  ArrowStartIcon,
  Button,
  EmptyState,
  ErrorNotice,
  Grid,
  IconButton,
  MinusIcon,
  PlusIcon,
  TimeLeft,
  TimelineIcon,
  type GridColumn,
} from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { knowsZone, moscow, plainDayText } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { usePages } from '../../state/pages.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { TimelineAxis, TimelineBar, type Bar } from './timeline-bar.tsx';
import { spanAround, turned, zoomed, zooms, type Zoom } from './timeline-scale.ts';
import { askedOf, useView } from './view.ts';

type Sight = { readonly day: PlainDay | null; readonly zoom: Zoom };
/** What part of time is looked at. Kept while the window lives. */
const useSight = create<Sight>(() => ({ day: null, zoom: 31 }));

/** A lane for each procedure, from its publication to the last moment for bids; + and − zoom, the arrows turn. */
export const Timeline = ({ isEmpty, empty }: { isEmpty: boolean; empty: ReactNode }) => {
  const { t, language, direction } = useWords();
  const view = useView();
  const now = useMinute();
  const { id: chosen } = useRoute();
  const { value: status } = useAsk('workspace.status', {});
  const own = status?.settings.zone ?? moscow;
  const zone = knowsZone(own) ? own : moscow;
  const today = dayIn(now, zone);
  const sight = useSight();
  const day = sight.day ?? today;
  const { zoom } = sight;
  const span = useMemo(() => spanAround(day, zoom), [day, zoom]);
  const lastDay = addDays(span.from, span.days - 1);
  const source = usePages('procedures.timeline', { ...askedOf(view), from: span.from, to: lastDay });
  const { value: opened } = useAsk('deadlines.show', chosen === undefined ? null : { id: chosen });
  const turn = (by: 1 | -1): void => useSight.setState({ day: turned(day, zoom, by) });
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target instanceof HTMLElement && event.target.closest('button') !== null) return;
    const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === '+' || event.key === '=') useSight.setState({ zoom: zoomed(zoom, -1) });
    else if (event.key === '-') useSight.setState({ zoom: zoomed(zoom, 1) });
    else if (event.key === '0') useSight.setState({ day: null });
    else if (event.key === forward) turn(1);
    else if (event.key === back) turn(-1);
    else return;
    event.preventDefault();
  };
  const columns = useMemo(
    (): readonly GridColumn<Bar>[] => [
      {
        id: 'left',
        label: t('procedures.column.left'),
        track: '96px',
        cell: ({ row }) => <TimeLeft at={row.deadline} />,
      },
      {
        id: 'title',
        label: t('procedures.column.title'),
        track: chosen === undefined ? '280px' : '150px',
        cell: ({ row }) => (
          <bdi className="procedures-title" title={row.title}>
            {row.title}
          </bdi>
        ),
      },
      {
        id: 'time',
        label: t('organiser.layout.timeline'),
        track: 'minmax(240px, 1fr)',
        heading: <TimelineAxis span={span} />,
        cell: (bar) => (
          <TimelineBar
            bar={bar}
            span={span}
            zone={zone}
            now={now}
            nodes={opened !== undefined && opened.id === bar.row.id ? opened.nodes : null}
          />
        ),
      },
    ],
    [t, chosen, span, zone, now, opened],
  );
  return (
    // Keys pressed on its lanes come up to it; it takes no focus of its own.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="timeline" onKeyDown={press}>
      <div className="calendar-head">
        <h2 aria-live="polite">
          {t('procedures.timeline.span', {
            from: plainDayText(span.from, language, 'short'),
            to: plainDayText(lastDay, language, 'long'),
          })}
        </h2>
        <span className="calendar-turn">
          <IconButton
            icon={ArrowStartIcon}
            label={t('procedures.timeline.before')}
            keys={direction === 'rtl' ? '→' : '←'}
            onPress={() => turn(-1)}
          />
          <Button kind="quiet" keys="0" onPress={() => useSight.setState({ day: null })}>
            {t('today.day.today')}
          </Button>
          <IconButton
            icon={ArrowEndIcon}
            label={t('procedures.timeline.after')}
            keys={direction === 'rtl' ? '←' : '→'}
            onPress={() => turn(1)}
          />
          <IconButton
            icon={MinusIcon}
            label={t('procedures.timeline.further')}
            keys="−"
            isDisabled={zoom === zooms.at(-1)}
            onPress={() => useSight.setState({ zoom: zoomed(zoom, 1) })}
          />
          <IconButton
            icon={PlusIcon}
            label={t('procedures.timeline.nearer')}
            keys="+"
            isDisabled={zoom === zooms[0]}
            onPress={() => useSight.setState({ zoom: zoomed(zoom, -1) })}
          />
        </span>
        <span className="calendar-note">
          {source.total !== undefined &&
            t('procedures.timeline.lanes', { count: source.total, shown: countText(source.total, language) })}
        </span>
      </div>
      {source.error !== null && <ErrorNotice failure={source.error} />}
      <Grid
        label={t('organiser.layout.timeline')}
        columns={columns}
        source={source}
        keyOf={({ row }) => row.id}
        chosen={chosen ?? null}
        isFaint={({ row }) => row.stage === 'closed'}
        onChoose={({ row }, how) =>
          navigate({ screen: 'procedures', id: row.id, tab: 'dates' }, how === 'open' ? 'push' : 'replace')
        }
        empty={
          isEmpty ? (
            empty
          ) : (
            <EmptyState icon={TimelineIcon} title={t('procedures.timeline.nothing')}>
              {t('procedures.timeline.nothing.words')}
            </EmptyState>
          )
        }
      />
    </div>
  );
};
