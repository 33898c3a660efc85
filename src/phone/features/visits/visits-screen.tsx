import { BellOff, ClipboardList } from 'lucide-react';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addDays } from '#domain/kernel/local-date.ts';
import { careRound } from '#domain/visits/care.ts';
import { openFollowUps } from '#domain/visits/follow-ups.ts';
import { isClosed, matterState, owesAnswer } from '#domain/visits/matter-state.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { PageFrameContext } from '#ui/page-frame.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { AwayPeople } from './away-people.tsx';
import { type VisitPages, visitPages, visitsOn } from './visit-facts.ts';
import { VisitRow } from './visit-row.tsx';
import './visits.css';

const SOON_DAYS = 3;
const CARE_SHOWN = 5;
const RECENT_STEP = 20;

/** 走访: whom to go to today, what was written down, what is still open; the button to write one down lies under the thumb. */
export function VisitsScreen() {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  const frame = useContext(PageFrameContext);
  const pages = useLive(visitPages);
  return (
    <AppPage
      title={t('title')}
      tabs
      footer={
        <>
          <BottomAction label={t('log')} onPress={() => void navigate('/visits/new')} />
          {frame.tabs}
        </>
      }
    >
      {pages.state === 'ready' && (
        <>
          <ToGo pages={pages.data} />
          <Open pages={pages.data} />
          <Written pages={pages.data} />
          <AwayPeople />
        </>
      )}
    </AppPage>
  );
}

/** Care visits that are due and houses somebody promised to come to again. */
function ToGo({ pages }: { readonly pages: VisitPages }) {
  const { t } = useTranslation('visits');
  const { today } = useServices();
  const days = useDayWords();
  const settings = useSettings();
  const [all, setAll] = useState(false);
  const soon = addDays(today(), SOON_DAYS);
  const again = openFollowUps(pages.visits).filter(({ body }) => body.followUpOn !== null && body.followUpOn <= soon);
  const care = careRound(pages.members, pages.visits, settings.visits).filter(({ dueOn }) => dueOn === null || dueOn <= soon);
  const shown = all ? care : care.slice(0, CARE_SHOWN);
  if (again.length + care.length === 0)
    return (
      <Section title={t('go.title')}>
        <p className="zb-block">{t('go.none')}</p>
      </Section>
    );
  return (
    <Section title={t('go.title')} aside={t('go.count', { count: again.length + care.length })}>
      <Ledger>
        {again.map(({ id, body }) => (
          <LedgerRow
            key={id}
            margin={days.day(body.followUpOn ?? body.visitedOn)}
            tone={(body.followUpOn ?? '') < today() ? 'overdue' : 'plain'}
            name={body.house || t('row.blank')}
            nameNote={t('go.again')}
            facts={body.said === '' ? undefined : body.said}
            href={`/visits/${id}`}
          />
        ))}
        {shown.map(({ member, last, dueOn }) => (
          <LedgerRow
            key={member.id}
            margin={<b>{[...member.body.name][0]}</b>}
            tone={dueOn !== null && dueOn < today() ? 'overdue' : 'plain'}
            name={member.body.name}
            nameNote={t('go.care')}
            facts={last === null ? t('go.never') : t('go.last', { day: days.day(last) })}
            href={`/visits/new?member=${member.id}`}
          />
        ))}
      </Ledger>
      {!all && care.length > CARE_SHOWN && (
        <div className="zb-tools">
          <Button onPress={() => setAll(true)}>{t('go.more', { count: care.length - CARE_SHOWN })}</Button>
        </div>
      )}
    </Section>
  );
}

/** The open matters in figures; the list is a page of its own. */
function Open({ pages }: { readonly pages: VisitPages }) {
  const { t } = useTranslation('visits');
  const { today } = useServices();
  const states = pages.matters.map(({ body }) => ({ body, state: matterState(body) }));
  const open = states.filter(({ state }) => !isClosed(state)).length;
  const late = states.filter(({ body, state }) => owesAnswer(state) && body.answerBy !== null && body.answerBy < today()).length;
  const untold = states.filter(({ state }) => state === 'answered').length;
  const facts = [late > 0 ? t('open.late', { count: late }) : '', untold > 0 ? t('open.untold', { count: untold }) : ''];
  return (
    <Ledger>
      <LedgerRow
        margin={<ClipboardList className="zb-icon" aria-hidden="true" />}
        tone={late > 0 ? 'overdue' : 'plain'}
        name={t('open.title')}
        facts={facts.filter((part) => part !== '').join('，') || t('open.help')}
        end={t('open.count', { count: open })}
        href="/matters"
      />
      <LedgerRow
        margin={<BellOff className="zb-icon" aria-hidden="true" />}
        low
        name={t('quiet.title')}
        end={t('quiet.count', { count: pages.quiet.filter(({ body }) => body.quietUntil === null || body.quietUntil > today()).length })}
        href="/visits/quiet"
      />
    </Ledger>
  );
}

/** What was written down: today's, then the last ones, of one area where the branch has areas. */
function Written({ pages }: { readonly pages: VisitPages }) {
  const { t } = useTranslation('visits');
  const { today } = useServices();
  const [areaId, setAreaId] = useState<string | null>(null);
  const [most, setMost] = useState(RECENT_STEP);
  const todays = visitsOn(pages.visits, today());
  const recent = pages.visits.filter(
    ({ body }) => body.visitedOn !== today() && (areaId === null || (body.areaId as string | null) === areaId),
  );
  return (
    <>
      {todays.length > 0 && (
        <Section title={t('today.done')} aside={t('today.count', { count: todays.length })}>
          <Ledger>
            {todays.map((visit) => (
              <VisitRow key={visit.id} visit={visit} pages={pages} />
            ))}
          </Ledger>
        </Section>
      )}
      <Section title={t('recent.title')}>
        {pages.areas.length > 0 && (
          <ChoiceChips
            label={t('recent.area')}
            choices={pages.areas.map(({ id, name }) => ({ value: id as string, label: name }))}
            value={areaId}
            onChange={setAreaId}
            canClear
          />
        )}
        {recent.length === 0 && <p className="zb-block">{t('recent.none')}</p>}
        <Ledger>
          {recent.slice(0, most).map((visit) => (
            <VisitRow key={visit.id} visit={visit} pages={pages} />
          ))}
        </Ledger>
        {recent.length > most && (
          <div className="zb-tools">
            <Button onPress={() => setMost(most + RECENT_STEP)}>{t('recent.more')}</Button>
          </div>
        )}
      </Section>
    </>
  );
}
