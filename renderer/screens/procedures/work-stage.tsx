import type { StageMeaning } from '#shared/procedure/organiser/stages.ts';
import { BlockedIcon, ClockIcon, CrossIcon, FineIcon, OpenStateIcon, type Icon } from '../../components/index.ts';
import { PencilIcon } from '../../components/index.ts';
import type { Lists } from '../../state/organiser.ts';

/** What a stage means, by shape; its name always stands beside it. */
const shapes: Record<StageMeaning, Icon> = {
  new: OpenStateIcon,
  work: PencilIcon,
  submitted: ClockIcon,
  won: FineIcon,
  lost: CrossIcon,
  dropped: BlockedIcon,
};

export const WorkStage = ({ stageId, lists }: { stageId: string; lists: Lists }) => {
  const meaning = lists.meaningOf(stageId) ?? 'new';
  const Shape = shapes[meaning];
  return (
    <span className={`work-stage work-${meaning}`}>
      <Shape className="work-shape" />
      <bdi className="clip">{lists.stageName(stageId)}</bdi>
    </span>
  );
};
