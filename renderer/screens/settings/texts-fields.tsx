import { fieldNames, positionFieldNames } from '#shared/bid/templates/field-names.ts';
import { Button, ChevronDownIcon, Menu, type MenuEntry } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { useFieldName } from '../bids/letters-look.tsx';

const groups = {
  company: ['company.', 'bank.'],
  procedure: ['procedure.', 'lot.'],
  bid: ['bid.', 'letter.'],
  lines: ['position.'],
} as const;
type Group = keyof typeof groups;

const blocks = {
  if: '\n{{#if own.answer}}\n\n{{/if}}\n',
  each: '\n{{#each positions}}\n{{position.number}}. {{position.name}}\n{{/each}}\n',
  own: '{{own.answer}}',
  table: '\n| № |  |  |\n|-|---|--:|\n|  |  |  |\n',
  page: '\n---\n',
} as const;

/** What can be put into a text, by what it is about; chosen with arrows and letters. */
export const FieldMenus = ({ onInsert }: { readonly onInsert: (words: string) => void }) => {
  const { t } = useWords();
  const nameOf = useFieldName();
  const all: readonly string[] = [...fieldNames, ...positionFieldNames];
  const menu = (label: string, entries: readonly MenuEntry[]) => (
    <Menu
      key={label}
      label={label}
      trigger={
        <Button kind="quiet" icon={ChevronDownIcon}>
          {label}
        </Button>
      }
      entries={entries}
    />
  );
  return (
    <div className="texts-languages" role="group" aria-label={t('texts.insert')}>
      {(Object.keys(groups) as Group[]).map((group) =>
        menu(
          t(`texts.insert.${group}`),
          all
            .filter((name) => groups[group].some((start) => name.startsWith(start)))
            .map((name) => ({ id: name, label: nameOf(name), run: () => onInsert(`{{${name}}}`) })),
        ),
      )}
      {menu(
        t('texts.insert.blocks'),
        (Object.keys(blocks) as (keyof typeof blocks)[]).map((block) => ({
          id: block,
          label: t(`texts.block.${block}`),
          run: () => onInsert(blocks[block]),
        })),
      )}
    </div>
  );
};
