import { useTranslation } from 'react-i18next';
import { matterState } from '#domain/visits/matter-state.ts';
import { withoutPrivateWords } from '#domain/visits/private-words.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { allMatters } from './all-matters.ts';
import './matters.css';

/** 村民意见簿 of the year for the notice board: what was asked and what became of it. No name, no house, nothing a note need not hold. */
export function BookScreen() {
  const { t } = useTranslation('matters');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const days = useDayWords();
  const matters = useLive(allMatters);
  const year = today().slice(0, 4);
  const rows = (matters.state === 'ready' ? matters.data : [])
    .filter(({ body }) => body.raisedOn.slice(0, 4) === year)
    .sort((a, b) => (a.body.raisedOn < b.body.raisedOn ? -1 : 1));
  return (
    <AppPage title={t('book.title')} subtitle={year} back="/matters">
      <div className="zb-no-print">
        <p className="zb-block">{t('book.help')}</p>
        <div className="zb-tools">
          <Button main wide onPress={() => window.print()}>
            {t('book.print')}
          </Button>
        </div>
      </div>
      <table className="zb-book">
        <caption className="zb-sub">{t('book.caption', { year })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('book.day')}</th>
            <th scope="col">{t('book.asked')}</th>
            <th scope="col">{t('book.became')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, body }) => (
            <tr key={id}>
              <td>{days.day(body.raisedOn)}</td>
              <td>{t('book.line', { what: records(`matterTopic.${body.topic}`), words: withoutPrivateWords(body.said) }).trim()}</td>
              <td>
                {t('book.line', {
                  what: records(`matterState.${matterState(body)}`),
                  words: body.reply === null ? '' : withoutPrivateWords(body.reply.text),
                }).trim()}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </AppPage>
  );
}
