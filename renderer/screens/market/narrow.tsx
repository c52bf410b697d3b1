import { Select, type Choice } from '../../components/index.ts';

const every = '';

/** One of what there is, or all of it: null. Not drawn where there is nothing to choose between. */
export const Narrow = ({
  label,
  all,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  /** What “all” is called. */
  readonly all: string;
  readonly value: string | null;
  readonly choices: readonly Choice<string>[];
  readonly onChange: (value: string | null) => void;
}) =>
  choices.length === 0 ? null : (
    <Select
      label={label}
      hideLabel
      value={value ?? every}
      choices={[{ value: every, label: all }, ...choices]}
      onChange={(next) => onChange(next === every ? null : next)}
    />
  );
