import type { ReactNode } from 'react';
import {
  DefinitionList,
  EmptyState,
  ErrorNotice,
  FindingList,
  MoneyIcon,
  Section,
  Table,
} from '../../../components/index.ts';
import { countText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import { labelKeyOf } from '#shared/finance/labels.ts';
import type { Sheet } from './catalogue.ts';
import { currencyOf } from '../figures/figure-kind.ts';
import { Figure } from '../figures/figure.tsx';
import { fieldAt } from '../forms/form-values.ts';
import type { Field } from '../forms/schema.ts';
import { CopyByKey, CopyFigure } from '../figures/copy-figure.tsx';
import { quotedFigure, stepOf } from '../figures/figure-text.ts';
import { Steps } from '../figures/steps.tsx';
import type { Calculation, Figures } from './use-calculation.ts';

type Row = Readonly<Record<string, unknown>>;

/** What is not in the answer's own line-up. */
const explained = new Set(['steps', 'findings']);

const Lines = ({ calculator, field, values }: { calculator: string; field: string; values: readonly unknown[] }) => {
  const { t, say, language } = useWords();
  const rows = values.filter((value): value is Row => typeof value === 'object' && value !== null);
  if (rows.length === 0) {
    return (
      <ol className="figure-list">
        {values.map((value, index) => (
          // Values answer the form's entries by their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <span className="faint">{t('money.form.entry', { number: countText(index + 1, language) })}</span>{' '}
            <Figure field={field} value={value} currency={currencyOf(calculator)} />
          </li>
        ))}
      </ol>
    );
  }
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <Table
      label={say(labelKeyOf(calculator, field), field)}
      columns={columns.map((name) => ({
        id: name,
        label: say(labelKeyOf(calculator, name), name),
        align: 'end',
        cell: (row: Row) => <Figure field={name} value={row[name]} currency={currencyOf(calculator)} />,
      }))}
      rows={rows}
      keyOf={(row) => JSON.stringify(row)}
    />
  );
};

const FiguresView = ({ sheet, figures, isStale }: { sheet: Sheet; figures: Figures; isStale: boolean }) => {
  const { t, say, language } = useWords();
  const labelOf = (field: string): string => say(labelKeyOf(sheet.calculator, field), field);
  const figureOf = (field: string) => {
    const step = stepOf(figures.steps, field, figures[field]);
    if (step === null)
      return (
        <>
          <Figure field={field} value={figures[field]} currency={currencyOf(sheet.calculator)} />
          <span className="copy-figure-none" />
        </>
      );
    return (
      <span data-figure={quotedFigure(sheet.calculator, step, language, say)}>
        <Figure field={field} value={figures[field]} currency={currencyOf(sheet.calculator)} />
        <CopyFigure calculator={sheet.calculator} step={step} />
      </span>
    );
  };
  const fields = Object.keys(figures).filter((field) => !explained.has(field));
  const head = fields.includes(sheet.headline) ? sheet.headline : (fields[0] ?? '');
  const isList = (field: string): boolean => Array.isArray(figures[field]);
  const rest = fields.filter((field) => field !== head && !isList(field));
  const lists = fields.filter(isList);
  return (
    <CopyByKey className={isStale ? 'figures figures-stale' : 'figures'}>
      {!isList(head) && (
        <div className="headline">
          <p className="headline-label">{labelOf(head)}</p>
          <p className="headline-figure" data-testid="headline">
            {figureOf(head)}
          </p>
        </div>
      )}
      {rest.length > 0 && (
        <DefinitionList
          facts={rest.map((field) => ({
            label: labelOf(field),
            value: figureOf(field),
          }))}
        />
      )}
      {lists.map((field) => {
        const values: unknown = figures[field];
        return Array.isArray(values) && values.length > 0 ? (
          <Section key={field} title={labelOf(field)}>
            <Lines calculator={sheet.calculator} field={field} values={values} />
          </Section>
        ) : null;
      })}
      {figures.findings.length > 0 && (
        <Section title={t('money.findings')}>
          <FindingList findings={figures.findings.map((finding) => ({ ...finding, place: {} }))} />
        </Section>
      )}
      {figures.steps.length > 0 && (
        <Section title={t('money.steps')} hint={t('money.steps.hint')}>
          <Steps calculator={sheet.calculator} steps={figures.steps} />
        </Section>
      )}
    </CopyByKey>
  );
};

export type ResultProps = {
  readonly sheet: Sheet;
  readonly fields: readonly Field[];
  readonly calculation: Calculation;
  readonly act?: ReactNode;
};

/** The figure one came for, what stands beside it, and how each was found. */
export const Result = ({ sheet, fields, calculation: { figures, failure, isStale }, act }: ResultProps) => {
  const { t, say, explain } = useWords();
  const path = failure?.details['path'];
  const missing = failure?.code === 'finance.field-missing' && typeof path === 'string' ? fieldAt(fields, path) : null;
  const refused = typeof path === 'string' ? fieldAt(fields, path) : null;
  return (
    <div className="result" aria-live="polite">
      {missing !== null && figures !== null && (
        <p className="result-missing">{t('money.missing', { field: say(missing.labelKey, missing.name) })}</p>
      )}
      {failure !== null &&
        missing === null &&
        (refused === null ? (
          <ErrorNotice failure={failure} />
        ) : (
          <p className="result-missing">
            {
              explain({ ...failure, details: { ...failure.details, path: say(refused.labelKey, refused.name) } })
                .message
            }
          </p>
        ))}
      {figures === null ? (
        <EmptyState
          icon={MoneyIcon}
          title={
            missing === null ? t('money.empty') : t('money.missing', { field: say(missing.labelKey, missing.name) })
          }
        >
          {t('money.empty.words')}
        </EmptyState>
      ) : (
        <FiguresView sheet={sheet} figures={figures} isStale={isStale} />
      )}
      {act}
    </div>
  );
};
