import type { ReactNode } from 'react';
import {
  Button as Pressable,
  Checkbox as Box,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup as Radios,
  Select as Picker,
  SelectValue,
  Switch as Toggle,
  Text,
} from 'react-aria-components';
import { CheckIcon, ChevronDownIcon, MinusIcon } from './icons.tsx';
import './choices.css';

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
  readonly isDisabled?: boolean;
};

export type SelectProps<Value extends string> = {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly isDisabled?: boolean;
};

export const Select = <Value extends string>({
  label,
  hideLabel = false,
  choices,
  value,
  onChange,
  placeholder,
  hint,
  isDisabled = false,
}: SelectProps<Value>) => (
  <Picker
    className="field"
    value={value}
    isDisabled={isDisabled}
    {...(placeholder === undefined ? {} : { placeholder })}
    onChange={(key) => {
      const chosen = choices.find((choice) => choice.value === key);
      if (chosen !== undefined) onChange(chosen.value);
    }}
  >
    <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
    <Pressable className="select">
      <SelectValue className="select-value clip">
        {({ selectedText, defaultChildren }) => (selectedText ? <bdi>{selectedText}</bdi> : defaultChildren)}
      </SelectValue>
      <ChevronDownIcon className="select-mark" />
    </Pressable>
    {hint !== undefined && (
      <Text slot="description" className="field-hint">
        {hint}
      </Text>
    )}
    <Popover className="popover select-popover" offset={4}>
      <ListBox className="list" items={choices.map((choice) => ({ ...choice, id: choice.value }))}>
        {(choice) => (
          <ListBoxItem className="list-item" textValue={choice.label} isDisabled={choice.isDisabled ?? false}>
            {({ isSelected }) => (
              <>
                <CheckIcon className={isSelected ? 'list-check' : 'list-check list-check-off'} />
                <span className="list-words">
                  <Text slot="label">{choice.label}</Text>
                  {choice.hint !== undefined && (
                    <Text slot="description" className="list-hint">
                      {choice.hint}
                    </Text>
                  )}
                </span>
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </Picker>
);

export type CheckboxProps = {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** For a box that stands without words, in a table. */
  readonly label?: string;
};

export const Checkbox = ({
  children,
  isSelected,
  isIndeterminate = false,
  isDisabled = false,
  onChange,
  label,
}: CheckboxProps) => (
  <Box
    className="check"
    isSelected={isSelected}
    isIndeterminate={isIndeterminate}
    isDisabled={isDisabled}
    onChange={onChange}
    {...(label === undefined ? {} : { 'aria-label': label })}
  >
    <span className="check-box">{isIndeterminate ? <MinusIcon /> : <CheckIcon />}</span>
    {children !== null && children !== undefined && <span>{children}</span>}
  </Box>
);

export type CheckboxesProps<Value extends string> = {
  readonly of: readonly Value[];
  readonly chosen: readonly Value[];
  readonly named: (value: Value) => ReactNode;
  readonly isDisabled?: boolean;
  readonly onChange: (chosen: Value[]) => void;
};

/** A checkbox for each value; what is chosen stays in the order of `of`. Whoever places them names the group. */
export const Checkboxes = <Value extends string>({ of, chosen, named, isDisabled, onChange }: CheckboxesProps<Value>) =>
  of.map((value) => (
    <Checkbox
      key={value}
      isSelected={chosen.includes(value)}
      onChange={(on) => onChange(of.filter((one) => (one === value ? on : chosen.includes(one))))}
      {...(isDisabled === undefined ? {} : { isDisabled })}
    >
      {named(value)}
    </Checkbox>
  ));

export type RadioGroupProps<Value extends string> = {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** `row`: a few short choices side by side, joined like one control. */
  readonly layout?: 'list' | 'row';
};

export const RadioGroup = <Value extends string>({
  label,
  hideLabel = false,
  choices,
  value,
  onChange,
  layout = 'list',
}: RadioGroupProps<Value>) => (
  <Radios
    className={`field radios-${layout}`}
    // Where nothing is chosen yet, every choice must still be reached by Tab.
    value={choices.some((choice) => choice.value === value) ? value : null}
    orientation={layout === 'row' ? 'horizontal' : 'vertical'}
    onChange={(next) => {
      const chosen = choices.find((choice) => choice.value === next);
      if (chosen !== undefined) onChange(chosen.value);
    }}
  >
    <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
    <span className="radios">
      {choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className="radio" isDisabled={choice.isDisabled ?? false}>
          {layout === 'list' && <span className="radio-ring" />}
          <span className="radio-words">
            {choice.label}
            {choice.hint !== undefined && <span className="field-hint">{choice.hint}</span>}
          </span>
        </Radio>
      ))}
    </span>
  </Radios>
);

export type SwitchProps = {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
};

/** For what takes effect at once; a choice that waits for a button is a Checkbox. */
export const Switch = ({ children, isSelected, onChange, isDisabled = false }: SwitchProps) => (
  <Toggle className="switch" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
    <span className="switch-track">
      <span className="switch-knob" />
    </span>
    <span>{children}</span>
  </Toggle>
);
