import { Button as Pressable, Tag, TagGroup, TagList } from 'react-aria-components';
import { CrossIcon } from './icons.tsx';
import './chips.css';

export type Chip<Id extends string> = { readonly id: Id; readonly label: string; readonly value: string };

/** Short facts that can be taken away: one Tab stop, arrows between them, Delete or the cross removes. */
export const Chips = <Id extends string>({
  label,
  chips,
  onRemove,
}: {
  label: string;
  chips: readonly Chip<Id>[];
  onRemove: (id: Id) => void;
}) => (
  <TagGroup
    className="chips"
    aria-label={label}
    onRemove={(keys) => chips.filter(({ id }) => keys.has(id)).forEach(({ id }) => onRemove(id))}
  >
    <TagList className="chips-list" items={chips}>
      {(chip) => (
        <Tag id={chip.id} className="chip" textValue={`${chip.label}: ${chip.value}`}>
          <span className="chip-label">{chip.label}</span>
          <bdi className="chip-value clip">{chip.value}</bdi>
          <Pressable slot="remove" className="chip-cross">
            <CrossIcon />
          </Pressable>
        </Tag>
      )}
    </TagList>
  </TagGroup>
);
