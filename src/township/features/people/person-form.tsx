import { Select } from 'antd';
import { Pencil } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Role } from '#domain/access.ts';
import { NewPerson, type People, type PersonRow, type Place } from '#protocol/people.ts';
import { Dialog, insideDialog } from '#township/dialog.tsx';
import { useSay } from '#township/say.ts';

/** What the form came to. */
export type PersonFormDone = { readonly name: string; readonly login: string; readonly place: Place };

const isTownship = (role: Role): boolean => role === 'townshipStaff' || role === 'townshipAdmin';

/** Where somebody works and as what; for somebody new also who he is. */
export function PersonForm({
  person,
  people,
  busy,
  onGo,
  onCancel,
}: {
  person: PersonRow | null;
  people: People;
  busy: boolean;
  onGo: (form: PersonFormDone) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation(['deskPeople', 'records']);
  const say = useSay();
  const id = useId();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<Role>(person?.role ?? 'secretary');
  const [branchId, setBranchId] = useState<string>(person?.branchId ?? people.branches[0]?.id ?? '');
  const [groupId, setGroupId] = useState<string | null>(person?.groupId ?? null);
  const [tried, setTried] = useState(false);
  const groups = people.branches.find((branch) => branch.id === branchId)?.groups ?? [];
  const group = groups.find((one) => one.id === groupId)?.id ?? null;
  const place = {
    role,
    branchId: isTownship(role) ? null : branchId,
    groupId: role === 'groupLeader' ? group : null,
  } as Place;
  const nameBad = person === null && !NewPerson.shape.name.safeParse(name).success;
  const loginBad = person === null && !NewPerson.shape.login.safeParse(login).success;
  const groupless = role === 'groupLeader' && group === null;
  const go = (): void => {
    setTried(true);
    if (!nameBad && !loginBad && !groupless) onGo({ name, login, place });
  };
  const error = (text: string) => (
    <span className="zb-field-error" role="alert">
      <Pencil className="zb-icon" aria-hidden="true" />
      {text}
    </span>
  );
  return (
    <Dialog
      title={person === null ? t('form.addTitle') : t('form.moveTitle', { name: person.name })}
      okText={t(person === null ? 'form.addGo' : 'form.moveGo')}
      cancelText={t('cancel')}
      busy={busy}
      onOk={go}
      onCancel={onCancel}
    >
      {person === null ? (
        <>
          <label htmlFor={`${id}-name`}>
            {t('form.name')}
            <input
              id={`${id}-name`}
              className="zb-input"
              value={name}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          {tried && nameBad ? error(t('form.nameBad')) : null}
          <label htmlFor={`${id}-login`}>
            {t('form.login')}
            <input
              id={`${id}-login`}
              className="zb-input"
              value={login}
              autoComplete="off"
              onChange={(event) => setLogin(event.target.value)}
            />
            <span className="zb-sub">{t('form.loginHint')}</span>
          </label>
          {tried && loginBad ? error(t('form.loginBad')) : null}
        </>
      ) : null}
      <label htmlFor={`${id}-role`}>
        {t('form.role')}
        <Select<Role>
          getPopupContainer={insideDialog}
          id={`${id}-role`}
          value={role}
          onChange={setRole}
          options={Role.options.map((one) => ({ value: one, label: t(`records:role.${one}`) }))}
        />
      </label>
      {isTownship(role) ? null : (
        <label htmlFor={`${id}-branch`}>
          {t('form.branch')}
          <Select<string>
            getPopupContainer={insideDialog}
            id={`${id}-branch`}
            value={branchId}
            onChange={setBranchId}
            options={people.branches.map((branch) => ({ value: branch.id as string, label: say.village(branch.name) }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </label>
      )}
      {role === 'groupLeader' ? (
        <label htmlFor={`${id}-group`}>
          {t('form.group')}
          <Select<string>
            getPopupContainer={insideDialog}
            id={`${id}-group`}
            value={group}
            onChange={setGroupId}
            options={groups.map((one) => ({ value: one.id as string, label: one.name }))}
            disabled={groups.length === 0}
          />
          {groups.length === 0 ? <span className="zb-sub">{t('form.noGroups')}</span> : null}
        </label>
      ) : null}
      {tried && groupless && groups.length > 0 ? error(t('form.groupMissing')) : null}
      {person?.branchId && place.branchId !== person.branchId ? <p>{t('form.moveMeans')}</p> : null}
    </Dialog>
  );
}
