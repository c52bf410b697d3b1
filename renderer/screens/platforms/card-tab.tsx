import { useState } from 'react';
import type { PlatformDetail } from '#shared/contract/platforms.ts';
import { citationIn } from '#shared/finance/citation.ts';
import {
  Button,
  Code,
  DefinitionList,
  ErrorNotice,
  IconButton,
  Notice,
  PencilIcon,
  Section,
  Table,
} from '../../components/index.ts';
import { plainDayText } from '../../format/time.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { FigureDialog } from './figure-dialog.tsx';
import { FigureValue } from './figure-value.tsx';
import {
  figureAt,
  figureGroups,
  figureOfPath,
  figures,
  withFigure,
  type FigurePath,
  type FigureType,
} from './figures.ts';
import { GeneralDialog } from './general-dialog.tsx';
import { useSaveCard } from './use-card.ts';

type Row = { readonly path: FigurePath; readonly type: FigureType };

const rowsOf = (group: (typeof figureGroups)[number]): readonly Row[] =>
  Object.entries(figures[group]).map(([path, type]) => ({ path: path as FigurePath, type }));

/** What is known of the platform, each figure with who says it; every one can be mended in its place. */
export const CardTab = ({ detail }: { detail: PlatformDetail }) => {
  const { t, language } = useWords();
  const { card } = detail;
  const today = useMinute().slice(0, 10);
  const [edited, setEdited] = useState<Row | null>(null);
  const [isGeneral, setGeneral] = useState(false);
  return (
    <div className="platform-pane">
      <Newer detail={detail} />
      <Section
        title={t('platforms.general')}
        acts={
          <Button kind="quiet" icon={PencilIcon} onPress={() => setGeneral(true)}>
            {t('platforms.general.edit')}
          </Button>
        }
      >
        <DefinitionList
          narrow
          facts={[
            {
              label: t('platforms.zone'),
              value: <bdi className="ltr">{card.zone}</bdi>,
              hint: t('platforms.zone.use'),
            },
            { label: t('platforms.country.name'), value: <bdi className="ltr">{card.country}</bdi> },
            {
              label: t('platforms.aliases'),
              value: card.aliases.length === 0 ? '—' : <bdi>{card.aliases.join(', ')}</bdi>,
            },
            { label: t('platforms.reviewed'), value: plainDayText(card.reviewedOn, language, 'date') },
            ...(card.signature.certificateOids.value === null
              ? []
              : [
                  {
                    label: t('platforms.strict'),
                    value: t(card.signature.strictOids ? 'platforms.strict.on' : 'platforms.strict.off'),
                  },
                ]),
          ]}
        />
      </Section>
      {figureGroups.map((group) => (
        <Section key={group} title={t(`platforms.group.${group}`)}>
          <Table
            label={t(`platforms.group.${group}`)}
            rows={rowsOf(group)}
            keyOf={({ path }) => path}
            columns={[
              {
                id: 'figure',
                label: t('platforms.figure'),
                width: '26%',
                cell: ({ path }) => t(`platforms.figure.${path}`),
              },
              {
                id: 'value',
                label: t('platforms.value'),
                cell: ({ path, type }) => <FigureValue path={path} type={type} figure={figureAt(card, path)} />,
              },
              {
                id: 'source',
                label: t('platforms.source'),
                width: '32%',
                cell: ({ path }) => {
                  const { source, readOn } = figureAt(card, path);
                  return source === null ? null : (
                    <span className="platform-source">
                      <bdi>{citationIn(language, source)}</bdi>
                      {readOn !== null && <span className="faint">{plainDayText(readOn, language, 'date')}</span>}
                    </span>
                  );
                },
              },
              {
                id: 'edit',
                label: t('platforms.edit'),
                hideLabel: true,
                width: '36px',
                cell: (row) => (
                  <IconButton
                    icon={PencilIcon}
                    label={t('platforms.edit-figure', { figure: t(`platforms.figure.${row.path}`) })}
                    onPress={() => setEdited(row)}
                  />
                ),
              },
            ]}
          />
        </Section>
      ))}
      {card.notes.length > 0 && (
        <Section title={t('platforms.notes')}>
          <ul className="platform-notes">
            {card.notes.map(({ value, source, readOn }) => (
              <li key={value}>
                <bdi>{value}</bdi>{' '}
                <span className="faint">
                  <bdi>{source}</bdi>
                  {readOn !== null && `, ${plainDayText(readOn, language, 'date')}`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {edited !== null && (
        <FigureDialog card={card} path={edited.path} type={edited.type} today={today} onClose={() => setEdited(null)} />
      )}
      {isGeneral && <GeneralDialog card={card} onClose={() => setGeneral(false)} />}
    </div>
  );
};

/** What the program brings otherwise since the user's edit: taken field by field, or left as it is. */
const Newer = ({ detail: { card, shipped, newer } }: { detail: PlatformDetail }) => {
  const { t } = useWords();
  const { save, isRunning, error } = useSaveCard();
  if (newer.length === 0 || shipped === null) return null;
  return (
    <Notice
      tone="attention"
      act={
        <Button kind="quiet" isBusy={isRunning} onPress={() => void save(card, true)}>
          {t('platforms.newer.keep')}
        </Button>
      }
    >
      <p>{t('platforms.newer.title')}</p>
      <ul className="platform-newer">
        {newer.map(({ path, mine, now }) => {
          const figure = figureOfPath(path);
          return (
            <li key={path}>
              <span>{figure === null ? <Code>{path}</Code> : t(`platforms.figure.${figure}`)}</span>
              <bdi className="ltr mono">
                {mine ?? '—'} → {now ?? '—'}
              </bdi>
              {figure !== null && (
                <Button
                  kind="quiet"
                  isBusy={isRunning}
                  onPress={() => void save(withFigure(card, figure, figureAt(shipped, figure)))}
                >
                  {t('platforms.newer.take')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {error !== null && <ErrorNotice failure={error} />}
    </Notice>
  );
};
