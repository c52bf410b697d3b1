import type { ReactNode, Ref } from 'react';
import { Button as Pressable, type ButtonProps as PressableProps } from 'react-aria-components';
import { Tooltip } from './tooltip.tsx';
import type { Icon } from './icons.tsx';
import './button.css';

export type ButtonProps = Omit<PressableProps, 'children' | 'className' | 'style'> & {
  /** `primary`: the one next act of a screen. `danger` names its object and effect. Quiet is the rest. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: Icon;
  /** Shown after the words, as a hint to the keyboard. */
  readonly keys?: string;
  /** The act is under way: the button keeps its size and can not be pressed again. */
  readonly isBusy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
};

/** The words say what will happen: “Sign 14 files”, not “OK”. */
export const Button = ({ kind = 'plain', icon: Sign, keys, isBusy = false, children, ...rest }: ButtonProps) => (
  <Pressable {...rest} isPending={isBusy} className={`button button-${kind}`}>
    {Sign && <Sign />}
    <span className="button-words">{children}</span>
    {keys !== undefined && <kbd className="button-keys">{keys}</kbd>}
  </Pressable>
);

export type IconButtonProps = Omit<PressableProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  readonly icon: Icon;
  /** Its name for everybody: read aloud, and shown when pointed at. */
  readonly label: string;
  readonly keys?: string;
  readonly kind?: 'quiet' | 'danger';
};

export const IconButton = ({ icon: Sign, label, keys, kind = 'quiet', ...rest }: IconButtonProps) => (
  <Tooltip words={label} {...(keys === undefined ? {} : { keys })}>
    <Pressable {...rest} aria-label={label} className={`icon-button icon-button-${kind}`}>
      <Sign />
    </Pressable>
  </Tooltip>
);
