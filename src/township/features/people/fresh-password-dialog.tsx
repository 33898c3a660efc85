import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#township/dialog.tsx';
import { useServices } from '#township/services.tsx';

/** A password, shown this once; only the button that says it was written down closes it. */
export function FreshPasswordDialog({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const { t } = useTranslation('deskPeople');
  const { copyText } = useServices();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    if (await copyText(password)) void message.success(t('fresh.copied'));
  };
  return (
    <Dialog
      title={t('fresh.title', { name })}
      stays
      okText={t('fresh.done')}
      cancelText={t('fresh.copy')}
      onOk={onClose}
      onCancel={() => void copy()}
    >
      <output className="dk-password">{password}</output>
      <p>{t('fresh.text')}</p>
    </Dialog>
  );
}
