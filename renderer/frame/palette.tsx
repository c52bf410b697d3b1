import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Dialog as AriaDialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { SearchIcon, spanWords } from '../components/index.ts';
import { useAsk } from '../state/ask.ts';
import { useClock } from '../state/clock.ts';
import { closePalette, useCommands, type Command } from '../state/commands.ts';
import { navigate } from '../state/route.ts';
import { useWords } from '../state/words.tsx';
import { useFrameCommands } from './frame-commands.ts';
import { matches } from './matching.ts';

/** Every act, and every procedure and bid by a few letters of its name. */
export const Palette = () => {
  const { t } = useWords();
  const isOpen = useCommands((state) => state.isOpen);
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) closePalette();
      }}
    >
      <Modal className="palette">
        <AriaDialog className="palette-inside" aria-label={t('frame.palette')}>
          <PaletteList />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};

type Line = Command & { readonly aside?: string };

const useFound = (text: string): readonly Line[] => {
  const words = useWords();
  const { t } = words;
  const now = useClock((clock) => clock.now);
  const search = text.trim();
  const { value: procedures } = useAsk('procedures.list', search.length < 2 ? null : { search, limit: 6 });
  const { value: bids } = useAsk('bids.list', search.length < 2 ? null : { limit: 200 });
  // Both or none: an option that comes later would push another from under the pointer.
  if (search.length < 2 || procedures === undefined || bids === undefined) return [];
  return [
    ...(procedures?.rows ?? []).map((row) => ({
      id: `procedure:${row.id}`,
      label: row.title,
      group: t('frame.palette.procedures'),
      aside: row.deadline === null ? row.buyer : spanWords(now, row.deadline, words),
      run: () => navigate({ screen: 'procedures', id: row.id }),
    })),
    ...(bids?.rows ?? [])
      .filter((row) => matches(`${row.procedureTitle} ${row.buyer}`, search))
      .slice(0, 6)
      .map((row) => ({
        id: `bid:${row.bidId}`,
        label: row.procedureTitle,
        group: t('frame.palette.bids'),
        aside: row.buyer,
        run: () => navigate({ screen: 'bids', id: row.bidId }),
      })),
  ];
};

const PaletteList = () => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const offered = useCommands((state) => state.offered);
  const own = useFrameCommands();
  const found = useFound(text);
  const lines: readonly Line[] = useMemo(
    () =>
      [...[...offered.values()].flat(), ...own].filter((command) => matches(`${command.label} ${command.group}`, text)),
    [offered, own, text],
  );
  const all = [...lines, ...found];
  const groups = [...new Set(all.map((line) => line.group))];
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      {/* The palette is opened to be typed into, and gives the focus back when it closes. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <SearchField aria-label={t('frame.search')} className="palette-field" autoFocus>
        <SearchIcon />
        <Input
          className="palette-input"
          // `aria-controls` and the active option are set by Autocomplete.
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
          role="combobox"
          aria-expanded="true"
          placeholder={t('frame.palette.placeholder')}
          dir="auto"
        />
      </SearchField>
      <ListBox
        className="palette-list"
        aria-label={t('frame.palette')}
        selectionMode="none"
        renderEmptyState={() => <p className="palette-empty">{t('frame.palette.nothing', { text })}</p>}
        onAction={(id) => {
          closePalette();
          all.find((line) => line.id === id)?.run();
        }}
      >
        {groups.map((group) => (
          <ListBoxSection key={group} id={group}>
            <Header className="palette-group">{group}</Header>
            <Collection items={all.filter((line) => line.group === group)}>
              {(line) => (
                <ListBoxItem className="palette-item" id={line.id} textValue={line.label}>
                  <span className="palette-label clip" dir="auto">
                    {line.label}
                  </span>
                  {line.aside !== undefined && <bdi className="faint clip">{line.aside}</bdi>}
                  {line.key !== undefined && <kbd className="keys">{line.key}</kbd>}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        ))}
      </ListBox>
      <p className="palette-foot">{t('frame.palette.hint')}</p>
    </Autocomplete>
  );
};
