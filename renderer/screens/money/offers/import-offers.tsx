import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { OfferMapping } from '#shared/contract/money.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import { neededOfferFields, offerFields, type OfferField } from '#shared/finance/offers/table-fields.ts';
import { Button, Dialog, ErrorNotice, Notice, Select, Skeleton, Table } from '../../../components/index.ts';
import { announce } from '../../../state/announce.ts';
import { countText } from '../../../format/numbers.ts';
import { useAct, useAsk } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { goToPane } from '../address.ts';
import { shownColumns, withColumn } from './import-columns.ts';

type Look = Answer<'offers.look'>;
type Faults = Answer<'offers.import'>['faults'];
const nowhere = '';

/** A table of offers: what its columns mean, then what was stored, or which rows were refused and why. */
export const ImportOffers = ({ file, onClose }: { file: FileHandle; onClose: () => void }) => {
  const { t } = useWords();
  const [sheet, setSheet] = useState<string | null>(null);
  const { value: look, error } = useAsk('offers.look', { fileId: file.fileId, sheet });
  return look === undefined ? (
    <Dialog isOpen size="large" title={t('offers.import.title')} onClose={onClose}>
      {error === null ? <Skeleton lines={8} /> : <ErrorNotice failure={error} />}
    </Dialog>
  ) : (
    <Mapping key={sheet} file={file} look={look} sheet={sheet} onSheet={setSheet} onClose={onClose} />
  );
};

type MappingProps = {
  readonly file: FileHandle;
  readonly look: Look;
  readonly sheet: string | null;
  readonly onSheet: (sheet: string) => void;
  readonly onClose: () => void;
};

const Mapping = ({ file, look, sheet, onSheet, onClose }: MappingProps) => {
  const { t, language } = useWords();
  const [columns, setColumns] = useState<OfferMapping['columns']>(look.mapping.columns);
  const [done, setDone] = useState<Answer<'offers.import'> | null>(null);
  const { run, isRunning, error } = useAct('offers.import');
  const headings = look.header.filter((heading) => heading !== '');
  const choices = [
    { value: nowhere, label: t('offers.import.nowhere') },
    ...headings.map((heading) => ({ value: heading, label: heading })),
  ];
  const shown = shownColumns(columns);
  const hidden = offerFields.filter((field) => !shown.includes(field));
  const isReady = neededOfferFields.every((field) => columns[field] !== undefined);
  const take = async (): Promise<void> => {
    const answer = await run({ fileId: file.fileId, mapping: { columns, sheet: sheet ?? look.mapping.sheet } });
    if (!answer.ok) return;
    setDone(answer.value);
    if (answer.value.faults.length === 0) {
      announce(t('offers.import.done', { ...answer.value }));
      goToPane('offers', 'kept', 'replace');
    }
  };
  const isRefused = done !== null && done.faults.length > 0;
  return (
    <Dialog
      isOpen
      size="large"
      title={t('offers.import.title')}
      onClose={onClose}
      acts={
        done !== null && !isRefused ? (
          <Button kind="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        ) : (
          <>
            <Button kind="quiet" onPress={isRefused ? () => setDone(null) : onClose}>
              {t(isRefused ? 'offers.import.back' : 'ui.cancel')}
            </Button>
            <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void take()}>
              {t('offers.import.act', { total: countText(look.rowCount, language) })}
            </Button>
          </>
        )
      }
    >
      {error !== null && <ErrorNotice failure={error} />}
      {isRefused ? (
        <RefusedRows faults={done.faults} />
      ) : done !== null ? (
        <Notice tone="fine">
          {t('offers.import.done', {
            stored: countText(done.stored, language),
            replaced: countText(done.replaced, language),
          })}
        </Notice>
      ) : (
        <>
          <p>
            <bdi>{file.name}</bdi> · {t('offers.import.rows', { total: countText(look.rowCount, language) })}{' '}
            {t(look.basis === 'remembered' ? 'offers.import.remembered' : 'offers.import.lead')}
          </p>
          <div className="offers-mapping">
            {look.sheets.length > 1 && (
              <Select
                label={t('offers.import.sheet')}
                choices={look.sheets.map((name) => ({ value: name, label: name }))}
                value={sheet ?? look.mapping.sheet ?? look.sheets[0] ?? null}
                onChange={onSheet}
              />
            )}
            {shown.map((field) => (
              <Select
                key={field}
                label={t(`offers.field.${field}`)}
                choices={choices}
                value={columns[field] ?? nowhere}
                onChange={(heading) => setColumns(withColumn(columns, field, heading === nowhere ? null : heading))}
                {...sampleOf(look, columns[field])}
              />
            ))}
            {hidden.length > 0 && (
              <Select<OfferField>
                label={t('offers.import.more')}
                placeholder={t('offers.import.nowhere')}
                choices={hidden.map((field) => ({ value: field, label: t(`offers.field.${field}`) }))}
                value={null}
                onChange={(field) => {
                  const free = headings.find((heading) => !Object.values(columns).includes(heading));
                  if (free !== undefined) setColumns(withColumn(columns, field, free));
                }}
              />
            )}
          </div>
        </>
      )}
    </Dialog>
  );
};

/** What stands in the column's first filled cell, isolated so that a figure keeps its order in any line (UAX #9). */
const sampleOf = (look: Look, heading: string | undefined): { hint?: string } => {
  const index = heading === undefined ? -1 : look.header.indexOf(heading);
  const cell = look.sample.map((row) => row[index] ?? '').find((text) => text !== '');
  return cell === undefined ? {} : { hint: `\u2068${cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}\u2069` };
};

const RefusedRows = ({ faults }: { faults: Faults }) => {
  const { t, say, explain, language } = useWords();
  return (
    <>
      <Notice tone="stop">{t('offers.import.refused')}</Notice>
      <Table
        label={t('offers.import.refused')}
        rows={faults}
        keyOf={({ row, field, reason }) => `${row} ${field ?? ''} ${reason}`}
        columns={[
          {
            id: 'row',
            label: t('offers.import.row'),
            align: 'end',
            width: '64px',
            cell: ({ row }) => countText(row, language),
          },
          {
            id: 'column',
            label: t('offers.import.column'),
            cell: ({ column, field }) => <bdi>{column ?? say(`offers.field.${field ?? ''}`, '—')}</bdi>,
          },
          { id: 'text', label: t('offers.import.text'), cell: ({ text }) => <bdi>{text === '' ? '—' : text}</bdi> },
          {
            id: 'reason',
            label: t('offers.import.reason'),
            cell: ({ reason, field, column }) => (
              <bdi>
                {
                  explain({
                    code: reason,
                    details: { path: column ?? say(`offers.field.${field ?? ''}`, field ?? '') },
                  }).message
                }
              </bdi>
            ),
          },
        ]}
      />
    </>
  );
};
