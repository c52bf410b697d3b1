import {
  Button,
  Checkbox,
  Dialog,
  IconButton,
  MinusIcon,
  PlusIcon,
  SortDownIcon,
  SortUpIcon,
} from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import {
  leastWidth,
  mostWidth,
  offeredColumns,
  readTableColumns,
  withMoved,
  type TableColumn,
} from './table-columns.ts';
import { useTableColumns } from './use-table-columns.ts';

const widthStep = 24;
/** What a column without a width of its own starts from when it is made wider or narrower. */
const middling = 120;

/** Which columns the table has, in which order and how wide; each press takes effect and is kept at once. */
export const ColumnChooser = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const { t } = useWords();
  const { columns, keep } = useTableColumns();
  const rest = offeredColumns.filter((id) => !columns.some((column) => column.id === id));
  const widen = ({ id, width }: TableColumn, by: number): void => {
    const next = Math.min(mostWidth, Math.max(leastWidth, (width ?? middling) + by));
    keep(columns.map((column) => (column.id === id ? { id, width: next } : column)));
  };
  return (
    <Dialog
      title={t('procedures.columns')}
      isOpen={isOpen}
      onClose={onClose}
      size="medium"
      acts={
        <>
          <Button kind="quiet" onPress={() => keep(readTableColumns(''))}>
            {t('procedures.columns.usual')}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      <ul className="columns-list" aria-label={t('procedures.columns.shown')}>
        {columns.map((column, place) => {
          const name = t(`organiser.column.${column.id}`);
          return (
            <li key={column.id} className="columns-line">
              <Checkbox
                isSelected
                isDisabled={columns.length === 1}
                onChange={() => keep(columns.filter(({ id }) => id !== column.id))}
              >
                {name}
              </Checkbox>
              <span className="columns-acts">
                <span className="columns-width">
                  {column.width === null ? t('procedures.columns.own-width') : <bdi>{column.width} px</bdi>}
                </span>
                <IconButton
                  icon={MinusIcon}
                  label={t('procedures.columns.narrower', { name })}
                  onPress={() => widen(column, -widthStep)}
                />
                <IconButton
                  icon={PlusIcon}
                  label={t('procedures.columns.wider', { name })}
                  onPress={() => widen(column, widthStep)}
                />
                <IconButton
                  icon={SortUpIcon}
                  label={t('procedures.columns.earlier', { name })}
                  isDisabled={place === 0}
                  onPress={() => keep(withMoved(columns, column.id, -1))}
                />
                <IconButton
                  icon={SortDownIcon}
                  label={t('procedures.columns.later', { name })}
                  isDisabled={place === columns.length - 1}
                  onPress={() => keep(withMoved(columns, column.id, 1))}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <ul className="columns-rest" aria-label={t('procedures.columns.hidden')}>
        {rest.map((id) => (
          <li key={id}>
            <Checkbox isSelected={false} onChange={() => keep([...columns, { id, width: null }])}>
              {t(`organiser.column.${id}`)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
