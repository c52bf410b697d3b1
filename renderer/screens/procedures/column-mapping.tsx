import { useState } from 'react';
import type { TableLook } from '#shared/contract/intake.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import { requiredFields, tableFields, type TableField, type TableMapping } from '#shared/procedure/table-mapping.ts';
import { Button, ErrorNotice, Select, Skeleton, TextField } from '../../components/index.ts';
import { moscow } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

const nowhere = '';
/** Asked for always; the rest only where the table seems to have it, or when the user adds it. */
const usual: readonly TableField[] = ['number', 'title', 'buyer', 'value', 'deadline'];

/** What the columns of a table mean, for the user to confirm; it is kept for tables with the same headings. */
export const ColumnMapping = ({
  file,
  onConfirm,
}: {
  file: FileHandle;
  onConfirm: (mapping: TableMapping) => void;
}) => {
  const { value: look, error } = useAsk('tables.look', { fileId: file.fileId });
  if (look === undefined) return error === null ? <Skeleton lines={8} /> : <ErrorNotice failure={error} />;
  return <Form look={look} name={file.name} onConfirm={onConfirm} />;
};

const Form = ({
  look,
  name,
  onConfirm,
}: {
  look: TableLook;
  name: string;
  onConfirm: (mapping: TableMapping) => void;
}) => {
  const { t } = useWords();
  const { value: status } = useAsk('workspace.status', {});
  const [columns, setColumns] = useState<TableMapping['columns']>(look.mapping.columns);
  const [zone, setZone] = useState(look.mapping.zone ?? moscow);
  const [currency, setCurrency] = useState(look.mapping.currency ?? 'RUB');
  const shown = tableFields.filter((field) => usual.includes(field) || columns[field] !== undefined);
  const hidden = tableFields.filter((field) => !shown.includes(field));
  const headings = look.header.filter((heading) => heading !== '');
  const choices = [
    { value: nowhere, label: t('intake.map.none') },
    ...headings.map((heading) => ({ value: heading, label: heading })),
  ];
  const choose = (field: TableField, heading: string): void => {
    const { [field]: _, ...others } = columns;
    setColumns(heading === nowhere ? others : { ...others, [field]: heading });
  };
  const isReady = requiredFields.every((field) => columns[field] !== undefined) && /^(?:[A-Z]{3})?$/.test(currency);
  const ownZone = status?.settings.zone ?? moscow;
  const zones = [...new Set([moscow, ownZone, 'Europe/Kyiv', 'UTC', zone])];
  return (
    <>
      <p>
        <bdi>{name}</bdi> · {t('intake.map.rows', { count: look.rowCount })}.{' '}
        {t(look.basis === 'remembered' ? 'intake.map.remembered' : 'intake.map.lead')}
      </p>
      <div className="mapping-fields">
        {shown.map((field) => (
          <Select
            key={field}
            label={t(`tableField.${field}`)}
            choices={choices}
            value={columns[field] ?? nowhere}
            onChange={(heading) => choose(field, heading)}
            {...sampleOf(look, columns[field])}
          />
        ))}
        {hidden.length > 0 && headings.length > Object.keys(columns).length && (
          <Select
            label={t('intake.map.more')}
            placeholder={t('intake.map.none')}
            choices={hidden.map((field) => ({ value: field, label: t(`tableField.${field}`) }))}
            value={null}
            onChange={(field) => {
              const free = headings.find((heading) => !Object.values(columns).includes(heading));
              if (free !== undefined) choose(field, free);
            }}
          />
        )}
        <Select
          label={t('intake.map.zone')}
          choices={zones.map((value) => ({ value, label: value }))}
          value={zone}
          onChange={setZone}
        />
        <TextField label={t('intake.map.currency')} isCode value={currency} onChange={setCurrency} />
      </div>
      <Button
        kind="primary"
        isDisabled={!isReady}
        onPress={() => onConfirm({ ...look.mapping, columns, zone, currency: currency === '' ? null : currency })}
      >
        {t('intake.map.import')}
      </Button>
    </>
  );
};

/** What stands in the column's first filled cell: the quickest way to see whether it is the right one. */
const sampleOf = (look: TableLook, heading: string | undefined): { hint?: string } => {
  const index = heading === undefined ? -1 : look.header.indexOf(heading);
  const cell = look.sample.map((row) => row[index] ?? '').find((text) => text !== '');
  if (cell === undefined) return {};
  // Isolated: a figure with spaces must not be turned round in a line that runs from the right (UAX #9, 2.7).
  return { hint: `\u2068${cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}\u2069` };
};
