import { useState } from 'react';
import { blankCard } from '#shared/procedure/platforms/known.ts';
import { Button, Dialog, ErrorNotice, Select, TextField } from '../../components/index.ts';
import { zoneChoices } from '../../format/zones.ts';
import { moscow } from '../../format/time.ts';
import { useMinute } from '../../state/clock.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { useSaveCard } from './use-card.ts';

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** An id out of a name: small Latin letters, digits, hyphens; '' where nothing of it can be written so. */
export const slugOf = (name: string): string =>
  Array.from(name.toLowerCase(), (letter) => cyrillic[letter] ?? letter)
    .join('')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** A platform of one's own: its name and zone; everything else is not known until it is told. */
export const NewPlatform = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const now = useMinute();
  const [name, setName] = useState('');
  const [typedId, setTypedId] = useState<string | null>(null);
  const [country, setCountry] = useState('RU');
  const [zone, setZone] = useState<string>(moscow);
  const { save, isRunning, error } = useSaveCard();
  const platformId = typedId ?? slugOf(name);
  const isReady = name.trim() !== '' && platformId !== '';
  const add = async (): Promise<void> => {
    const about = { platformId, name: name.trim(), country: country.trim().toUpperCase(), zone };
    const card = blankCard({ ...about, reviewedOn: now.slice(0, 10) });
    if (!(await save({ ...card, aliases: [name.trim().toLowerCase()] }))) return;
    onClose();
    navigate({ screen: 'platforms', id: platformId });
  };
  return (
    <Dialog
      isOpen
      title={t('platforms.add')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void add()}>
            {t('platforms.add.act')}
          </Button>
        </>
      }
    >
      <form
        className="platform-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void add();
        }}
      >
        {/* The dialog was opened to type this. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField label={t('platforms.name')} value={name} onChange={setName} autoFocus isRequired />
        <TextField
          label={t('platforms.id')}
          hint={t('platforms.id.hint')}
          value={platformId}
          onChange={setTypedId}
          isCode
        />
        <TextField label={t('platforms.country')} value={country} onChange={setCountry} isCode maxLength={2} />
        <Select label={t('platforms.zone')} value={zone} choices={zoneChoices(zone, now)} onChange={setZone} />
        {error !== null && <ErrorNotice failure={error} />}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
};
