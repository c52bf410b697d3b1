import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Layout } from '#shared/procedure/organiser/views.ts';
import { BoardIcon, CalendarIcon, TableIcon, TimelineIcon, type Icon } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { layouts, useView } from './view.ts';

const signs: Record<Layout, Icon> = {
  table: TableIcon,
  board: BoardIcon,
  calendar: CalendarIcon,
  timeline: TimelineIcon,
};

/** The same procedures as a table, a board, a month or lanes of time. */
export const LayoutChoice = () => {
  const { t } = useWords();
  const chosen = useView((view) => view.layout);
  return (
    <ToggleButtonGroup
      className="layout-choice"
      aria-label={t('procedures.layout')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const layout = layouts.find((one) => keys.has(one));
        if (layout !== undefined) useView.setState({ layout });
      }}
    >
      {layouts.map((layout) => {
        const Sign = signs[layout];
        return (
          <ToggleButton key={layout} id={layout} className="layout-button">
            <Sign />
            {t(`organiser.layout.${layout}`)}
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
};
