import type { Report } from '#shared/verification/report.ts';

/** The report for machines: its own keys, indented, with a line end. */
export const renderJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
