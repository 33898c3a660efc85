import { useTranslation } from 'react-i18next';
import type { Kept } from '#phone/draft-keeper.ts';
import { KeptSign } from '#phone/kept-sign.tsx';
import { PhotoField } from '#phone/photos/photo-field.tsx';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import type { FormModel } from './form-model.ts';
import { StepDecisions } from './step-decisions.tsx';
import { StepTopics } from './step-topics.tsx';
import { StepWhen } from './step-when.tsx';
import { StepWho, useAttendeeGroups, WhoHead } from './step-who.tsx';

const parts = ['when', 'who', 'topics', 'decisions', 'photos'] as const;

/** The parts of the form that a marked place may open as a page of its own. */
export type MendPart = (typeof parts)[number];

/** The part the address asks for; null for none. */
export const readPart = (text: string | null): MendPart | null => parts.find((part) => part === text) ?? null;

/** One part of the form on a page of its own, for a place too large to be mended in its line. */
export function MendEditor({
  part,
  model,
  kept,
  onClose,
}: {
  readonly part: MendPart;
  readonly model: FormModel;
  readonly kept: Kept | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('meetings');
  const { t: photos } = useTranslation('photos');
  const groups = useAttendeeGroups(model);
  return (
    <AppPage
      title={part === 'photos' ? photos('title') : t(`step.${part}`)}
      back={onClose}
      action={<KeptSign kept={kept} />}
      head={part === 'who' ? <WhoHead model={model} /> : undefined}
      footer={<BottomAction label={t('mend.closeEditor')} onPress={onClose} />}
    >
      {part === 'when' && <StepWhen model={model} />}
      {part === 'who' && <StepWho model={model} groups={groups} />}
      {part === 'topics' && <StepTopics model={model} />}
      {part === 'decisions' && <StepDecisions model={model} />}
      {part === 'photos' && <PhotoField model={model} />}
    </AppPage>
  );
}
