import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FreshPassword, Nothing, type People, type PersonRow } from '#protocol/people.ts';
import { Dialog } from '#township/dialog.tsx';
import { useDeed } from '#township/people-queries.ts';
import { FreshPasswordDialog } from './fresh-password-dialog.tsx';
import { PersonForm } from './person-form.tsx';

/** What was asked for about whom; nobody where somebody new is added. */
export type Asked = { readonly act: 'add' | 'move' | 'close' | 'open' | 'password'; readonly person: PersonRow | null };

/** The dialog of one act: what it means, said before it is done, and a new password afterwards. */
export function PeopleDialogs({ asked, people, onClose }: { asked: Asked; people: People; onClose: () => void }) {
  const { t } = useTranslation('deskPeople');
  const { message } = App.useApp();
  const [fresh, setFresh] = useState<{ readonly name: string; readonly password: string } | null>(null);
  const [newName, setNewName] = useState('');
  const name = asked.person?.name ?? newName;
  const at = `/desk/people${asked.person === null ? '' : `/${asked.person.id}`}`;
  const give = useDeed(FreshPassword, ({ password }) => setFresh({ name, password }));
  const act = useDeed(Nothing, () => {
    void message.success(t(`done.${asked.act === 'move' ? 'moved' : asked.act === 'close' ? 'closed' : 'opened'}`, { name }));
    onClose();
  });
  if (fresh) return <FreshPasswordDialog {...fresh} onClose={onClose} />;
  if (asked.act === 'add' || asked.act === 'move')
    return (
      <PersonForm
        person={asked.person}
        people={people}
        busy={give.isPending || act.isPending}
        onCancel={onClose}
        onGo={(form) => {
          if (asked.person !== null) return act.mutate({ path: `${at}/move`, body: form.place });
          setNewName(form.name);
          give.mutate({ path: at, body: { ...form.place, name: form.name, login: form.login } });
        }}
      />
    );
  if (asked.act === 'open')
    return (
      <Dialog
        title={t('openTitle', { name })}
        okText={t('open')}
        cancelText={t('cancel')}
        busy={act.isPending}
        onOk={() => act.mutate({ path: `${at}/open`, body: {} })}
        onCancel={onClose}
      >
        <p>{t('openText')}</p>
      </Dialog>
    );
  const closes = asked.act === 'close';
  return (
    <Dialog
      title={t(closes ? 'closeTitle' : 'passwordTitle', { name })}
      okText={t(closes ? 'closeGo' : 'passwordGo')}
      cancelText={t('cancel')}
      busy={act.isPending || give.isPending}
      onOk={() => (closes ? act.mutate({ path: `${at}/close`, body: {} }) : give.mutate({ path: `${at}/password`, body: {} }))}
      onCancel={onClose}
    >
      <p>{t(closes ? 'closeText' : 'passwordText')}</p>
    </Dialog>
  );
}
