import { useState } from 'react';
import { Button } from '../../../components/index.ts';
import { useWords } from '../../../state/words.tsx';
import type { Sheet } from './catalogue.ts';
import { asInput, type FormValues } from '../forms/form-values.ts';
import { Result } from './result.tsx';
import { fieldsOf } from '../forms/schema.ts';
import { SchemaForm } from '../forms/schema-form.tsx';
import { keepInput, useSheets } from './sheets.ts';
import { UseInBid } from './use-in-bid.tsx';
import { useCalculation } from './use-calculation.ts';

export type CalculatorSheetProps = {
  readonly sheet: Sheet;
  readonly schema: Readonly<Record<string, unknown>>;
  /** The bid whose security is being calculated. */
  readonly bidId: string | null;
};

/** Inputs and their figure. It calculates while one types, and remembers what stood there. */
export const CalculatorSheet = ({ sheet, schema, bidId }: CalculatorSheetProps) => {
  const { t, say } = useWords();
  const kept = useSheets(({ inputs }) => inputs[sheet.id]);
  // Cleared fields are drawn anew, so that nothing half typed stays behind.
  const [turn, setTurn] = useState(0);
  const fields = fieldsOf(schema);
  const values: FormValues = { ...sheet.start, ...kept };
  const input = asInput(fields, values);
  const calculation = useCalculation(sheet.calculator, input);
  const amount = calculation.figures?.['amount'];
  const isBidSecurity =
    sheet.calculator === 'security' && input['kind'] === 'bid' && !calculation.isStale && typeof amount === 'string';
  return (
    <>
      <section className="money-form" aria-label={t('money.inputs')}>
        <header className="money-head">
          <h2>{say(sheet.title, sheet.id)}</h2>
          <p className="quiet">{say(sheet.about, '')}</p>
        </header>
        <SchemaForm
          key={turn}
          fields={fields}
          values={values}
          onChange={(next) => keepInput(sheet.id, next)}
          failure={calculation.failure}
          open={sheet.open}
          without={sheet.without}
        />
        <div>
          <Button
            kind="quiet"
            onPress={() => {
              keepInput(sheet.id, sheet.start);
              setTurn(turn + 1);
            }}
          >
            {t('money.form.clear')}
          </Button>
        </div>
      </section>
      <section className="money-result" aria-label={t('money.result')}>
        <Result
          sheet={sheet}
          fields={fields}
          calculation={calculation}
          {...(isBidSecurity ? { act: <UseInBid amount={amount} bidId={bidId} /> } : {})}
        />
      </section>
    </>
  );
};
