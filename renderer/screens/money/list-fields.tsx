import { useRef } from 'react';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, CrossIcon, IconButton, PlusIcon } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { joined } from './form-values.ts';
import type { FieldKind } from './schema.ts';
import { FieldInput } from './schema-form.tsx';
import type { FormValue } from './sheets.ts';

export type ListFieldsProps = {
  readonly label: string;
  readonly item: FieldKind;
  readonly path: string;
  readonly values: readonly FormValue[];
  readonly onChange: (values: readonly FormValue[]) => void;
  readonly failure: Failure | null;
};

const blankOf = (item: FieldKind): FormValue => (item.kind === 'group' ? {} : item.kind === 'list' ? [] : null);

/** As many of one kind as there are: offers, prices, surcharges. */
export const ListFields = ({ label, item, path, values, onChange, failure }: ListFieldsProps) => {
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
          <FieldInput
            field={{
              ...item,
              isRequired: true,
              labelKey: t('money.form.entry', { number: countText(index + 1, language) }),
            }}
            path={joined(path, index)}
            value={value}
            onChange={(next) => onChange(values.with(index, next))}
            failure={failure}
          />
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
