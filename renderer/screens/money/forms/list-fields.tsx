import { useRef, type ReactNode } from 'react';
import { Button, CrossIcon, IconButton, PlusIcon } from '../../../components/index.ts';
import { countText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import type { FieldKind } from './schema.ts';
import type { FormValue } from './form-values.ts';

export type ListFieldsProps = {
  readonly label: string;
  readonly item: FieldKind;
  readonly values: readonly FormValue[];
  readonly onChange: (values: readonly FormValue[]) => void;
  /** Draws the field of one entry, named by its number. */
  readonly entry: (index: number, label: string, value: FormValue, onChange: (value: FormValue) => void) => ReactNode;
};

const blankOf = (item: FieldKind): FormValue => (item.kind === 'group' ? {} : item.kind === 'list' ? [] : null);

/** As many of one kind as there are: offers, prices, surcharges. */
export const ListFields = ({ label, item, values, onChange, entry }: ListFieldsProps) => {
  const { t, language } = useWords();
  const place = useRef<HTMLFieldSetElement>(null);
  const focusLast = (): void => {
    requestAnimationFrame(() => [...(place.current?.querySelectorAll('input') ?? [])].at(-1)?.focus());
  };
  return (
    <fieldset className="form-group" ref={place}>
      <legend>{label}</legend>
      {values.map((value, index) => (
        // An entry has nothing of its own but its place in the list.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="form-entry">
          {entry(index, t('money.form.entry', { number: countText(index + 1, language) }), value, (next) =>
            onChange(values.with(index, next)),
          )}
          <IconButton
            icon={CrossIcon}
            label={t('money.form.drop', { number: countText(index + 1, language) })}
            onPress={() => {
              onChange(values.toSpliced(index, 1));
              place.current?.querySelector<HTMLElement>(':scope > .button')?.focus();
            }}
          />
        </div>
      ))}
      <Button
        kind="quiet"
        icon={PlusIcon}
        onPress={() => {
          onChange([...values, blankOf(item)]);
          focusLast();
        }}
      >
        {t('money.form.add')}
      </Button>
    </fieldset>
  );
};
