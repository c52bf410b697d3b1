export { Button, IconButton, type ButtonProps, type IconButtonProps } from './button.tsx';
export { Checkbox, Checkboxes, RadioGroup, Select, Switch, type Choice } from './choices.tsx';
export { Chips, type Chip } from './chips.tsx';
export { DayField } from './day-field.tsx';
export { DecimalField } from './decimal-field.tsx';
export { DropAnywhere } from './drop-anywhere.tsx';
export { SearchField, TextField, type TextFieldProps } from './fields.tsx';
export { FileDrop, FilePicker, type FilePurpose } from './files.tsx';
export { FolderBrowser, FolderChooser } from './folder-browser.tsx';
export { Grid, type GridColumn, type GridPicking } from './grid.tsx';
export * from './icons.tsx';
export { DefinitionList, Page, Section, SplitView, Toolbar, type Fact } from './layout.tsx';
export { Dialog, Menu, type MenuEntry } from './overlays.tsx';
export { Progress } from './progress.tsx';
export {
  everythingSelected,
  isSelected,
  nothingSelected,
  only,
  selectedCount,
  toggled,
  type Selection,
} from './selection.ts';
export {
  Badge,
  EmptyState,
  ErrorNotice,
  FindingList,
  Notice,
  Skeleton,
  StatusLight,
  toneOf,
  type Tone,
} from './state.tsx';
export { Table, type TableColumn } from './table.tsx';
export { Tabs, type TabItem } from './tabs.tsx';
export { Tooltip } from './tooltip.tsx';
export { Bytes, Code, Digest, ExactTime, Money, TimeLeft, When, spanWords, type MoneyValue } from './values.tsx';
