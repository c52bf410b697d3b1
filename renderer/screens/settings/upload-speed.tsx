import { useState } from 'react';
import { TextField } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

/** Saved when the field is left: a speed half typed is nobody's line. */
export const UploadSpeed = ({ value, onSave }: { value: string; onSave: (kilobits: string) => Promise<void> }) => {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '').slice(0, 9);
  return (
    <div className="settings-zone">
      <TextField
        label={t('settings.upload')}
        hint={t('settings.upload.effect')}
        unit={t('settings.upload.unit')}
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        onBlur={() => {
          setTyped(digits);
          if (digits !== value) void onSave(digits);
        }}
      />
    </div>
  );
};
