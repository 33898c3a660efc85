import { useTranslation } from 'react-i18next';
import type { AreaHint } from '#domain/areas/load.ts';
import { formats } from '#i18n/format.ts';
import type { Areas } from './use-areas.ts';

/** What is worth a look about the areas, in one sentence each. */
export function useHintWords(areas: Areas): (hint: AreaHint) => string {
  const { t } = useTranslation('areas');
  const areaName = (id: string): string => areas.areas.find((area) => area.id === id)?.body.areaName ?? '';
  const centreName = (areaId: string, key: string): string => {
    const centre = areas.areas.find((area) => area.id === areaId)?.body.centres[key];
    return centre ? areas.nameOf(centre.memberId) || t('someone') : '';
  };
  return (hint) => {
    switch (hint.code) {
      case 'gap':
        return t('hint.gap', { count: hint.houses });
      case 'overlap':
        return hint.areaIds.length > 1
          ? t('hint.overlap', { label: hint.label, areas: formats().list(hint.areaIds.map(areaName)) })
          : t('hint.twice', { label: hint.label, area: areaName(hint.areaIds[0] ?? '') });
      case 'centreFew':
        return t('hint.centreFew', { name: centreName(hint.areaId, hint.centreKey), count: hint.houses });
      case 'centreMany':
        return t('hint.centreMany', { name: centreName(hint.areaId, hint.centreKey), count: hint.houses });
      case 'manyCentres':
        return t('hint.manyCentres', { area: areaName(hint.areaId), count: hint.centres });
      case 'unlinked':
        return t('hint.unlinked', { area: areaName(hint.areaId), count: hint.houses });
      case 'memberGone':
        return t('hint.memberGone', { area: areaName(hint.areaId), name: areas.nameOf(hint.memberId) || t('someone') });
      default:
        return t(`hint.${hint.code}`, { area: areaName(hint.areaId) });
    }
  };
}
