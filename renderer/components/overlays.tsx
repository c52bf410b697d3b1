import type { ReactNode } from 'react';
import {
  Button as Pressable,
  Dialog as AriaDialog,
  Heading,
  Keyboard,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';
import type { ReactElement } from 'react';
import { useWords } from '../state/words.tsx';
import { CrossIcon, type Icon } from './icons.tsx';
import './overlays.css';

export type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** `small` for a question, `large` where something is read or chosen. */
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** The acts at the foot: the quiet way back first, the act last. */
  readonly acts?: ReactNode;
  readonly isAlert?: boolean;
  readonly children: ReactNode;
};

/** Esc steps back out of it; focus returns to where it was. */
export const Dialog = ({ title, isOpen, onClose, size = 'small', acts, isAlert = false, children }: DialogProps) => {
  const { t } = useWords();
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable={!isAlert}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`dialog dialog-${size}`}>
        <AriaDialog className="dialog-inside" role={isAlert ? 'alertdialog' : 'dialog'}>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Pressable className="icon-button" aria-label={t('ui.close')} onPress={onClose}>
              <CrossIcon />
            </Pressable>
          </header>
          <div className="dialog-body">{children}</div>
          {acts !== undefined && <footer className="dialog-acts">{acts}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};

export type MenuEntry =
  | {
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
      readonly icon?: Icon;
      readonly keys?: string;
      readonly isDanger?: boolean;
      readonly isDisabled?: boolean;
      readonly run: () => void;
    }
  | 'line';

/** Acts behind a button. `trigger` is a Button or IconButton. */
export const Menu = ({
  label,
  trigger,
  entries,
}: {
  label: string;
  trigger: ReactElement;
  entries: readonly MenuEntry[];
}) => (
  <MenuTrigger>
    {trigger}
    <Popover className="popover" offset={4} placement="bottom end">
      <AriaMenu className="list menu" aria-label={label}>
        {entries.map((entry, index) =>
          entry === 'line' ? (
            // A line has nothing of its own to be told by but its position.
            // oxlint-disable-next-line react/no-array-index-key
            <Separator key={`line-${index}`} className="menu-line" />
          ) : (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className={entry.isDanger === true ? 'list-item menu-danger' : 'list-item'}
              isDisabled={entry.isDisabled ?? false}
              onAction={entry.run}
            >
              {entry.icon !== undefined && <entry.icon className="menu-icon" />}
              <span className="list-words">
                <Text slot="label">{entry.label}</Text>
                {entry.hint !== undefined && (
                  <Text slot="description" className="list-hint">
                    {entry.hint}
                  </Text>
                )}
              </span>
              {entry.keys !== undefined && <Keyboard className="keys">{entry.keys}</Keyboard>}
            </MenuItem>
          ),
        )}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
