import { useTranslation } from 'react-i18next';
import './start.css';

/** A drawing of the way out of an app's window: the three dots, and the line to press below them. */
export function MenuPicture() {
  const { t } = useTranslation('start');
  return (
    <div className="zb-way" role="img" aria-label={t('inApp.picture')}>
      <div className="zb-way-bar" aria-hidden="true">
        <span className="zb-way-line" />
        <span className="zb-way-dots">
          <i />
          <i />
          <i />
        </span>
      </div>
      <div className="zb-way-menu" aria-hidden="true">
        <span className="zb-way-line zb-way-short" />
        <b>{t('inApp.menuItem')}</b>
        <span className="zb-way-line zb-way-short" />
      </div>
    </div>
  );
}
