import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { DeskSettings, type NewSettings } from '#protocol/settings.ts';
import { DeskProblem } from '#township/client.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

const queryKey = ['settings'];

/** Sets the numbers; where somebody else came first the newest are shown and said to be so. */
export function useSaveSettings(done: () => void) {
  const { client } = useServices();
  const { message } = App.useApp();
  const { t } = useTranslation('deskSettings');
  const say = useSay();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (asked: NewSettings) => client.put('/desk/settings', asked, DeskSettings),
    onSuccess: (answer) => {
      queries.setQueryData(queryKey, answer);
      void message.success(t('saved'));
      done();
    },
    onError: (error) => {
      void message.warning(say.problem(error));
      if (error instanceof DeskProblem && error.code === 'settings.moved') void queries.invalidateQueries({ queryKey });
    },
  });
}
