import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInChina } from '#domain/kernel/local-date.ts';
import { Nothing, type PhoneRow } from '#protocol/people.ts';
import { Dialog } from '#township/dialog.tsx';
import { Empty, PageBar, Waiting } from '#township/parts.tsx';
import { useDeed, usePhones } from '#township/people-queries.ts';
import '#township/plain-table.css';
import { useBranches, useSession } from '#township/queries.ts';
import { useSay } from '#township/say.ts';

const COLUMNS = ['who', 'lastSeen', 'queue', 'app', 'acts'] as const;

/** The villages' phones: who has which, when each was last heard of, what it had not handed in; and taking a lost one out of use. */
export function PhonesScreen() {
  const { t } = useTranslation('deskPhones');
  const say = useSay();
  const { message } = App.useApp();
  const session = useSession();
  const phones = usePhones();
  const branches = useBranches();
  const [asked, setAsked] = useState<PhoneRow | null>(null);
  const wipe = useDeed(Nothing, () => {
    void message.success(t('done.wipe'));
    setAsked(null);
  });
  const keep = useDeed(Nothing, () => void message.success(t('done.keep')));
  const admin = session.data?.role === 'townshipAdmin';
  if (phones.data === undefined || branches.data === undefined)
    return (
      <>
        <PageBar title={t('heading')} />
        <Waiting error={phones.error ?? branches.error} again={() => void phones.refetch()} />
      </>
    );
  const rows = phones.data.phones;
  const text = asked?.queue == null ? t('wipeTextUnknown') : asked.queue === 0 ? t('wipeTextNone') : t('wipeText', { n: asked.queue });
  return (
    <>
      <PageBar title={t('heading')}>
        <span className="zb-sub">{t('hint')}</span>
        {admin ? null : <span className="zb-sub">{t('adminOnly')}</span>}
      </PageBar>
      {rows.length === 0 ? (
        <Empty title={t('empty')} hint={t('emptyHint')} />
      ) : (
        <div className="dk-page">
          <div className="dk-sheet">
            <table className="dk-plain">
              <thead>
                <tr>
                  {COLUMNS.map((column) => (
                    <th key={column} scope="col">
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              {branches.data.branches.map((branch) => {
                const here = rows.filter((row) => row.branchId === branch.id);
                return here.length === 0 ? null : (
                  <tbody key={branch.id} aria-label={say.village(branch.name)}>
                    <tr>
                      <th colSpan={COLUMNS.length} scope="rowgroup">
                        {say.village(branch.name)}
                      </th>
                    </tr>
                    {here.map((row, i) => (
                      <Phone
                        key={row.id}
                        phone={row}
                        another={here[i - 1]?.accountId === row.accountId}
                        onWipe={admin ? () => setAsked(row) : null}
                        onKeep={admin ? () => keep.mutate({ path: `/desk/phones/${row.id}/keep`, body: {} }) : null}
                      />
                    ))}
                  </tbody>
                );
              })}
            </table>
          </div>
        </div>
      )}
      {asked ? (
        <Dialog
          title={t('wipeTitle', { name: asked.accountName })}
          okText={t('wipeGo')}
          cancelText={t('cancel')}
          busy={wipe.isPending}
          onOk={() => wipe.mutate({ path: `/desk/phones/${asked.id}/wipe`, body: {} })}
          onCancel={() => setAsked(null)}
        >
          <p>{text}</p>
        </Dialog>
      ) : null}
    </>
  );
}

function Phone({
  phone,
  another,
  onWipe,
  onKeep,
}: {
  phone: PhoneRow;
  another: boolean;
  onWipe: (() => void) | null;
  onKeep: (() => void) | null;
}) {
  const { t } = useTranslation(['deskPhones', 'records']);
  const say = useSay();
  return (
    <tr className={phone.wipedAt === null ? undefined : 'dk-off'}>
      <th scope="row">
        {phone.accountName}
        <span className="zb-sub dk-gap-before">{another ? t('several') : t(`records:role.${phone.role}`)}</span>
        {phone.left ? <span className="zb-sub dk-gap-before">{t('left')}</span> : null}
      </th>
      <td className="zb-nb">{say.moment(phone.lastSeenAt)}</td>
      <td>
        <Queue phone={phone} />
      </td>
      <td>{phone.app ?? ''}</td>
      <td>
        <span className="dk-acts">
          {phone.wipedAt !== null ? (
            <>
              {t('wiped', { at: say.moment(phone.wipedAt) })}
              {onKeep ? (
                <button type="button" className="zb-link" onClick={onKeep}>
                  {t('again')}
                </button>
              ) : null}
            </>
          ) : phone.wipeAt !== null ? (
            <>
              {t('wiping')}
              {onKeep ? (
                <button type="button" className="zb-link" onClick={onKeep}>
                  {t('keep')}
                </button>
              ) : null}
            </>
          ) : onWipe ? (
            <button type="button" className="zb-link" onClick={onWipe}>
              {t('wipe')}
            </button>
          ) : null}
        </span>
      </td>
    </tr>
  );
}

function Queue({ phone: { queue, oldestUnsent } }: { phone: PhoneRow }) {
  const { t } = useTranslation('deskPhones');
  const say = useSay();
  if (queue === null) return <span className="zb-sub">{t('queueUnknown')}</span>;
  if (queue === 0) return <span className="zb-sub">{t('queueNone')}</span>;
  return <b>{oldestUnsent === null ? t('queueCount', { n: queue }) : t('queue', { n: queue, day: say.day(dayInChina(oldestUnsent)) })}</b>;
}
