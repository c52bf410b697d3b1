export type {
  TextAlign,
  TextBlock,
  TextColumn,
  TextDocument,
  TextRun,
  TextTable,
} from '#shared/kernel/text-document.ts';
export { islandRuns, plainRuns } from '#shared/kernel/text-document.ts';
