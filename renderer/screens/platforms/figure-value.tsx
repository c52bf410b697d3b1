import { Bytes, StatusLight } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { textOf, textsOf, type Figure, type FigurePath, type FigureType } from './figures.ts';

/** A figure as it is read; one that nobody has told says so, and is never an empty place. */
export const FigureValue = ({
  path,
  figure: { value },
  type,
}: {
  path: FigurePath;
  figure: Figure;
  type: FigureType;
}) => {
  const { t, say, language } = useWords();
  const named = (word: string): string => say(`platforms.word.${path}.${word}`, word);
  if (value === null) return <StatusLight tone="open">{t('platforms.not-known')}</StatusLight>;
  switch (type.type) {
    case 'bytes':
      return typeof value === 'number' ? <Bytes count={value} /> : null;
    case 'count':
      return typeof value === 'number' ? <>{countText(value, language)}</> : null;
    case 'choice':
      return <>{named(textOf(value))}</>;
    case 'choices':
      return <>{textsOf(value).map(named).join(t('platforms.list-join'))}</>;
    case 'lines':
      return <bdi className="ltr platform-lines">{textsOf(value).join('  ')}</bdi>;
    case 'address':
      return <bdi className="ltr platform-lines">{textOf(value)}</bdi>;
    case 'text':
      return <bdi>{textOf(value)}</bdi>;
  }
};
