import type { ReactNode } from 'react';

/**
 * One outline set on a 20 px grid, 1.5 px strokes, drawn for this window. An icon never speaks alone: it is hidden from
 * screen readers, and the control that holds it has the words. Those that point along the line of reading flip with it.
 */
export type IconProps = { readonly size?: 16 | 20; readonly className?: string };
export type Icon = (props: IconProps) => ReactNode;

const icon =
  (drawing: ReactNode, flips = false): Icon =>
  ({ size = 16, className }) => (
    <svg
      className={['icon', flips ? 'icon-flips' : '', className ?? ''].join(' ').trim()}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={size === 16 ? 1.6 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawing}
    </svg>
  );

export const TodayIcon = icon(
  <>
    <rect x="3" y="4.5" width="14" height="12.5" rx="1.5" />
    <path d="M3 8.5h14M6.75 2.5v3.5M13.25 2.5v3.5" />
    <circle cx="10" cy="12.75" r="1.4" fill="currentColor" stroke="none" />
  </>,
);
export const ProceduresIcon = icon(
  <>
    <path d="M3 5h2M3 10h2M3 15h2" />
    <path d="M8 5h9M8 10h9M8 15h6" />
  </>,
  true,
);
export const BidsIcon = icon(
  <>
    <path d="M3 6.5V5a1.5 1.5 0 0 1 1.5-1.5h3.2l2 2h5.8A1.5 1.5 0 0 1 17 7v8a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15z" />
    <path d="m7.2 11 2 2 3.8-3.8" />
  </>,
);
export const SignIcon = icon(
  <>
    <path d="M12.2 4.3 15.7 7.8 7.6 15.9 3.5 16.5l.6-4.1z" />
    <path d="m10.4 6.1 3.5 3.5M11 16.8h6" />
  </>,
);
export const MoneyIcon = icon(
  <>
    <ellipse cx="10" cy="5.5" rx="6.5" ry="2.5" />
    <path d="M3.5 5.5v4.5c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5V5.5" />
    <path d="M3.5 10v4.5C3.5 15.9 6.4 17 10 17s6.5-1.1 6.5-2.5V10" />
  </>,
);
export const MarketIcon = icon(<path d="M3 16.5h14M5 13.5v-3M9 13.5V6M13 13.5V8.5M16 5l-3-1.5L9.5 5.5 5 4" />);
export const CompanyIcon = icon(
  <>
    <path d="M3.5 17V4.5A1 1 0 0 1 4.5 3.5h6a1 1 0 0 1 1 1V17M11.5 8.5h4a1 1 0 0 1 1 1V17M2.5 17h15" />
    <path d="M6 7h3M6 10h3M6 13h3" />
  </>,
);
export const PlatformsIcon = icon(<path d="M3 8.5 4.5 4h11L17 8.5zM4.5 8.5v7.5h11V8.5M8.5 16v-4.5h3V16" />);
export const SettingsIcon = icon(
  <>
    <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
    <circle cx="12" cy="6" r="2" />
    <circle cx="8" cy="14" r="2" />
  </>,
);
export const SearchIcon = icon(
  <>
    <circle cx="8.75" cy="8.75" r="5.25" />
    <path d="m12.6 12.6 4.4 4.4" />
  </>,
);
export const CheckIcon = icon(<path d="m4 10.5 4 4 8-9" />);
export const CrossIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const PlusIcon = icon(<path d="M10 4v12M4 10h12" />);
export const MinusIcon = icon(<path d="M4 10h12" />);
export const ChevronDownIcon = icon(<path d="m5 7.5 5 5 5-5" />);
export const ChevronEndIcon = icon(<path d="m7.5 5 5 5-5 5" />, true);
export const ArrowEndIcon = icon(<path d="M4 10h12m-4.5-4.5L16 10l-4.5 4.5" />, true);
export const ArrowStartIcon = icon(<path d="M16 10H4m4.5-4.5L4 10l4.5 4.5" />, true);
export const SortUpIcon = icon(<path d="M10 16V4.5M5.5 9 10 4.5 14.5 9" />);
export const SortDownIcon = icon(<path d="M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5" />);
export const PanelIcon = icon(
  <>
    <rect x="3" y="4" width="14" height="12" rx="1.5" />
    <path d="M8 4v12" />
  </>,
  true,
);
export const MoreIcon = icon(
  <>
    <circle cx="4.5" cy="10" r="1.2" fill="currentColor" stroke="none" />
    <circle cx="10" cy="10" r="1.2" fill="currentColor" stroke="none" />
    <circle cx="15.5" cy="10" r="1.2" fill="currentColor" stroke="none" />
  </>,
);
/** State: each has its own outline, so that none is told from another by colour alone. */
export const FineIcon = icon(
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="m6.8 10.3 2.3 2.3 4.2-4.8" />
  </>,
);
export const AttentionIcon = icon(
  <>
    <path d="M10 3.2 17.6 16.5H2.4z" />
    <path d="M10 8v4M10 14.2v.1" />
  </>,
);
export const StopIcon = icon(
  <>
    <path d="M7 3h6l4 4v6l-4 4H7l-4-4V7z" />
    <path d="M10 6.5V11M10 13.6v.1" />
  </>,
);
export const InfoIcon = icon(
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 9.2v4.3M10 6.5v.1" />
  </>,
);
export const OpenStateIcon = icon(<circle cx="10" cy="10" r="7" strokeDasharray="2.6 2.9" />);
export const QuestionIcon = icon(
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M8 8.1a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M10 13.7v.1" />
  </>,
);
export const ClockIcon = icon(
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4.2l2.8 1.8" />
  </>,
);
export const FileIcon = icon(
  <>
    <path d="M5 3h6.5L15.5 7v9.5a.5.5 0 0 1-.5.5H5a.5.5 0 0 1-.5-.5v-13A.5.5 0 0 1 5 3z" />
    <path d="M11.5 3v4h4" />
  </>,
);
export const FolderIcon = icon(
  <path d="M3 6.5V5a1.5 1.5 0 0 1 1.5-1.5h3.2l2 2h5.8A1.5 1.5 0 0 1 17 7v8a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15z" />,
);
export const ImportIcon = icon(
  <path d="M10 3v9m-3.6-3.4L10 12.2l3.6-3.6M3.5 13v2.5A1.5 1.5 0 0 0 5 17h10a1.5 1.5 0 0 0 1.5-1.5V13" />,
);
export const ExportIcon = icon(
  <path d="M10 12.5V3.2M6.4 6.6 10 3l3.6 3.6M3.5 13v2.5A1.5 1.5 0 0 0 5 17h10a1.5 1.5 0 0 0 1.5-1.5V13" />,
);
export const TrashIcon = icon(
  <path d="M3.5 5.5h13M8 5.5V4a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5M5 5.5l.7 10.6a1 1 0 0 0 1 .9h6.6a1 1 0 0 0 1-.9L15 5.5M8.5 9v4.5M11.5 9v4.5" />,
);
export const PencilIcon = icon(<path d="M13.2 3.7 16.3 6.8 7 16.1l-3.7.6.6-3.7z" />);
export const ExternalIcon = icon(
  <path d="M8 4H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1v-3M11.5 3.5h5v5M16 4l-6.5 6.5" />,
  true,
);
export const CopyIcon = icon(
  <>
    <rect x="7" y="7" width="10" height="10" rx="1.5" />
    <path d="M13 7V4.5A1.5 1.5 0 0 0 11.5 3h-7A1.5 1.5 0 0 0 3 4.5v7A1.5 1.5 0 0 0 4.5 13H7" />
  </>,
);
export const KeyIcon = icon(
  <>
    <circle cx="6.5" cy="13.5" r="3.5" />
    <path d="m9 11 7.5-7.5M13.5 6.5 16 9M11.5 8.5l1.7 1.7" />
  </>,
);
export const ShieldIcon = icon(
  <>
    <path d="M10 2.8 16 5v4.6c0 3.7-2.4 6.3-6 7.6-3.6-1.3-6-3.9-6-7.6V5z" />
    <path d="m7.2 10 2 2 3.6-4" />
  </>,
);
export const CertificateIcon = icon(
  <>
    <rect x="3" y="3.5" width="14" height="10" rx="1.5" />
    <path d="M6 7h5M6 10h3" />
    <circle cx="13.2" cy="12" r="2.3" />
    <path d="m12 14 -.6 3.3 1.8-1 1.8 1-.6-3.3" />
  </>,
);
export const LockIcon = icon(
  <>
    <rect x="4" y="9" width="12" height="8" rx="1.5" />
    <path d="M6.8 9V6.5a3.2 3.2 0 0 1 6.4 0V9" />
  </>,
);
export const OfflineIcon = icon(
  <path d="M3 3l14 14M2.8 8.3a10.4 10.4 0 0 1 3-2M9 5.1a10.5 10.5 0 0 1 8.2 3.2M5.4 11.2a6.6 6.6 0 0 1 2.4-1.6M12.3 9.7a6.6 6.6 0 0 1 2.3 1.5M10 15.2v.1" />,
);
export const FilterIcon = icon(<path d="M3.5 5.5h13M6 10h8M8.5 14.5h3" />);
export const RefreshIcon = icon(<path d="M16.5 10a6.5 6.5 0 1 1-2-4.7M16.5 3v3.5H13" />);
export const PackageIcon = icon(
  <path d="m10 2.8 6.5 3.4v7.6L10 17.2l-6.5-3.4V6.2zM3.5 6.2 10 9.7l6.5-3.5M10 9.7v7.5" />,
);
export const ChangeIcon = icon(<path d="M3 7h12m-3.5-3.5L15 7l-3.5 3.5M17 13H5m3.5 3.5L5 13l3.5-3.5" />, true);
export const BlockedIcon = icon(
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M5.1 14.9 14.9 5.1" />
  </>,
);
export const StarIcon = icon(<path d="m10 3 2.1 4.5 4.9.6-3.6 3.4.9 4.9-4.3-2.4-4.3 2.4.9-4.9L3 8.1l4.9-.6z" />);
export const TableIcon = icon(
  <>
    <rect x="3" y="4" width="14" height="12" rx="1.5" />
    <path d="M3 8h14M3 12h14M8 8v8" />
  </>,
);
export const BoardIcon = icon(
  <>
    <rect x="3" y="4" width="3.7" height="12" rx="1" />
    <rect x="8.2" y="4" width="3.7" height="8" rx="1" />
    <rect x="13.3" y="4" width="3.7" height="10" rx="1" />
  </>,
);
export const CalendarIcon = icon(
  <>
    <rect x="3" y="4.5" width="14" height="12" rx="1.5" />
    <path d="M3 8.5h14M7 2.8v3M13 2.8v3" />
  </>,
);
export const TimelineIcon = icon(<path d="M3 5h7M6 10h9M9 15h8" />, true);
export const ColumnsIcon = icon(
  <>
    <rect x="3" y="4" width="14" height="12" rx="1.5" />
    <path d="M7.7 4v12M12.3 4v12" />
  </>,
);
export const TagIcon = icon(
  <>
    <path d="M3.5 4.5v5l7.3 7.3 5.8-5.8-7.3-7.3H4.3z" />
    <circle cx="7" cy="7.3" r="1" />
  </>,
  true,
);
export const PersonIcon = icon(
  <>
    <circle cx="10" cy="6.8" r="3" />
    <path d="M4 16.5c.5-3.2 2.8-5 6-5s5.5 1.8 6 5" />
  </>,
);
export const NoteIcon = icon(<path d="M4 3.5h12v9l-4 4H4zM12 16.5v-4h4M7 7h6M7 10h4" />, true);
export const UndoIcon = icon(<path d="M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8" />, true);
