import { useTranslation } from 'react-i18next';
import type { MeetingKind } from '#domain/records/meeting.ts';
import type { AttentionRow } from '#protocol/attention.ts';
import { useSay } from '#township/say.ts';

/** What a piece of work is called, and in one sentence why it was not taken. */
export function useAttentionWords(): {
  readonly title: (row: AttentionRow) => string;
  readonly why: (row: Pick<AttentionRow, 'outcome' | 'code'>) => string;
} {
  const { t, i18n } = useTranslation(['deskAttention', 'records']);
  const say = useSay();
  return {
    title: ({ kind, title }) => {
      if (kind === null) return t('title.unread');
      if (kind === 'meeting' && title.meetingKind !== undefined)
        return t('title.meeting', {
          kind: t(`records:meetingKind.${title.meetingKind as MeetingKind}`),
          group: title.groupName ?? '',
          day: title.day === undefined ? '' : say.day(title.day),
        }).replace(/ {2,}/g, ' ');
      const known = `records:kind.${kind}`;
      return t('title.other', { kind: i18n.exists(known) ? t(known as 'records:kind.member') : kind, name: title.name ?? '' }).trim();
    },
    why: ({ outcome, code }) => {
      if (outcome === 'refused' && code === 'operation.scopeLost') return t('whyLate');
      const key = `deskAttention:why.${code}`;
      return i18n.exists(key) ? t(key as 'whyLate') : say.code(code);
    },
  };
}
