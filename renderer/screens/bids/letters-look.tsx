import { Fragment } from 'react';
import type { LetterBlock } from '#shared/contract/templates.ts';
import { directionOf, type Language } from '#shared/kernel/language.ts';
import { useWords } from '../../state/words.tsx';

type Run = Extract<LetterBlock, { kind: 'paragraph' }>['runs'][number];

/** The name of a field as the window calls it; the user's own by what he is asked. */
export const useFieldName = (): ((field: string) => string) => {
  const { say } = useWords();
  return (field) => say(field.startsWith('own.') ? `letters.${field}` : `templates.field.${field}`, field);
};

const Missing = ({ field }: { field: string }) => {
  const nameOf = useFieldName();
  return (
    <mark className="letter-missing">
      <bdi>{nameOf(field)}</bdi>
    </mark>
  );
};

const Runs = ({ runs }: { runs: readonly Run[] }) => (
  <>
    {runs.map(({ text, bold, island, missing }, index) => {
      if (missing === true) return <Missing key={index} field={text} />;
      const words = bold === true ? <b>{text}</b> : text;
      return island === true ? (
        <bdi key={index} dir="ltr">
          {words}
        </bdi>
      ) : (
        <Fragment key={index}>{words}</Fragment>
      );
    })}
  </>
);

const sideOf = (align: 'start' | 'center' | 'end'): { readonly textAlign: 'start' | 'center' | 'end' } => ({
  textAlign: align,
});

const Block = ({ block }: { block: LetterBlock }) => {
  switch (block.kind) {
    case 'heading':
      return (
        <p className={`letter-heading letter-heading-${String(block.level)}`} style={sideOf(block.align)}>
          <Runs runs={block.runs} />
        </p>
      );
    case 'paragraph':
      return (
        <p style={sideOf(block.align)}>
          <Runs runs={block.runs} />
        </p>
      );
    case 'list': {
      const items = block.items.map((runs, index) => (
        <li key={index}>
          <Runs runs={runs} />
        </li>
      ));
      return block.ordered ? <ol start={block.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <table className={block.hasLines ? 'letter-table letter-lines' : 'letter-table'}>
          <tbody>
            {[...(block.header === null ? [] : [block.header]), ...block.rows].map((cells, row) => (
              <tr key={row}>
                {block.columns.map(({ align }, column) => (
                  <td key={column} style={sideOf(align)}>
                    <Runs runs={cells[column] ?? []} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'page-break':
      return <hr />;
  }
};

/** The page as it will read: the letter's own language and direction, whatever the window's. */
export const LetterLook = ({
  label,
  language,
  blocks,
}: {
  readonly label: string;
  readonly language: Language;
  readonly blocks: readonly LetterBlock[];
}) => (
  <article className="letter-page" aria-label={label} lang={language} dir={directionOf(language)}>
    {blocks.map((block, index) => (
      <Block key={index} block={block} />
    ))}
  </article>
);
