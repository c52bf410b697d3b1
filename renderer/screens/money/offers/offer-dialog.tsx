import { useEffect, useRef, useState } from 'react';
import type { StoredOffer } from '#shared/finance/offers/stored.ts';
import { Button, Dialog, ErrorNotice } from '../../../components/index.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { goToFault } from '../forms/faults.ts';
import { asInput, fieldAt, type FormValues } from '../forms/form-values.ts';
import { SchemaForm } from '../forms/schema-form.tsx';
import { offerFormFields, openOfferFields } from './offer-fields.ts';
import { textAt } from './offer-words.ts';

const blank: FormValues = { kind: 'loan', offer: { basis: 'pa/act365' } };

export type OfferDialogProps = {
  /** The offer to change; null: a new one. */
  readonly kept: { readonly offerId: string; readonly values: FormValues } | null;
  readonly onClose: () => void;
};

/** One lender's terms with every fee. What is refused is said at its field, and nothing is kept. */
export const OfferDialog = ({ kept, onClose }: OfferDialogProps) => {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<FormValues>(kept?.values ?? blank);
  const { run, isRunning, error, clear } = useAct('offers.save');
  const path = error?.details['path'];
  const isOfField = typeof path === 'string' && fieldAt(offerFormFields, path) !== null;
  const keep = async (): Promise<void> => {
    if (goToFault(form.current)) return;
    const offer = asInput(offerFormFields, values);
    // The step reads and judges it, so that a fault is told in the words of its field.
    const answer = await run({ ...(kept === null ? {} : { offerId: kept.offerId }), offer: offer as StoredOffer });
    if (answer.ok) onClose();
  };
  // Once the refusal is drawn at its field, however busy the machine is.
  useEffect(() => {
    if (error !== null) goToFault(form.current);
  }, [error]);
  return (
    <Dialog
      isOpen
      size="large"
      title={kept === null ? t('offers.add') : t('offers.edit.title', { lender: textAt(kept.values, 'lender') })}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" type="submit" form="offer-form" isBusy={isRunning}>
            {t('offers.save')}
          </Button>
        </>
      }
    >
      <form
        id="offer-form"
        className="offer-form"
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        {error !== null && !isOfField && <ErrorNotice failure={error} />}
        <SchemaForm
          fields={offerFormFields}
          values={values}
          onChange={(next) => {
            // What was refused is being mended: it no longer stands in the way.
            clear();
            setValues(next);
          }}
          failure={error}
          open={openOfferFields}
          without={[]}
          saysMissing
        />
      </form>
    </Dialog>
  );
};
