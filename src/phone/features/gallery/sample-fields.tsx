import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { ChoiceChips, ManyChips } from '#ui/choice-chips.tsx';
import { CountField } from '#ui/count-field.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Field, FieldSaid } from '#ui/field.tsx';
import { ReturnedField } from '#ui/returned-field.tsx';
import { SmallChoice } from '#ui/small-choice.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { Specimen, State } from './specimen.tsx';

const MOST = 26;
const DAYS = { min: '2026-01-01', max: '2026-12-31' } as const;

/** What is filled in. */
export function FieldSamples() {
  const { t } = useTranslation('gallery');
  const first = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [name, setName] = useState(t('sample.name'));
  const [notes, setNotes] = useState('');
  const [day, setDay] = useState('2026-06-18');
  const [one, setOne] = useState<'first' | 'second' | 'third' | null>('first');
  const [many, setMany] = useState<readonly ('first' | 'second' | 'third')[]>(['second']);
  const [count, setCount] = useState(17);
  const choices = (['first', 'second', 'third'] as const).map((value) => ({ value, label: t(`choice.${value}`) }));
  return (
    <>
      <Specimen title={t('textField')} code="TextField">
        <div ref={first}>
          <State name={t('state.empty')}>
            <TextField label={t('sample.place')} note={t('sample.optional')} hint={t('sample.hint')} value={text} onChange={setText} />
          </State>
        </div>
        <State name={t('state.focused')}>
          <div className="zb-gallery-line">
            <Button onPress={() => first.current?.querySelector('input')?.focus()}>{t('sample.focus')}</Button>
          </div>
        </State>
        <State name={t('state.longName')}>
          <TextField label={t('sample.person')} value={name} onChange={setName} />
        </State>
        <State name={t('state.refused')}>
          <TextField
            label={t('sample.votes')}
            inputMode="numeric"
            value={t('sample.votesValue')}
            error={t('sample.refused')}
            onChange={setText}
          />
        </State>
        <State name={t('state.disabled')}>
          <TextField label={t('sample.place')} value={t('sample.placeValue')} disabled onChange={setText} />
        </State>
      </Specimen>
      <Specimen title={t('textArea')} code="TextAreaField">
        <State name={t('state.empty')}>
          <TextAreaField
            label={t('sample.notes')}
            spoken={t('sample.spoken')}
            placeholder={t('sample.hint')}
            value={notes}
            onChange={setNotes}
          />
        </State>
        <State name={t('state.filled')}>
          <TextAreaField label={t('sample.notes')} value={t('sample.long')} onChange={setNotes} />
        </State>
      </Specimen>
      <Specimen title={t('dateField')} code="DateField">
        <State name={t('state.filled')}>
          <DateField label={t('sample.day')} value={day} onChange={setDay} {...DAYS} />
        </State>
        <State name={t('state.refused')}>
          <DateField label={t('sample.day')} value="" error={t('sample.noDay')} onChange={setDay} />
        </State>
      </Specimen>
      <Specimen title={t('chips')} code="ChoiceChips, ManyChips">
        <State name={t('state.one')}>
          <ChoiceChips label={t('sample.kind')} choices={choices} value={one} onChange={setOne} canClear />
        </State>
        <State name={t('state.refused')}>
          <ChoiceChips label={t('sample.kind')} choices={choices} value={null} error={t('sample.choose')} onChange={setOne} />
        </State>
        <State name={t('state.many')}>
          <ManyChips label={t('sample.kind')} choices={choices} values={many} onChange={setMany} />
        </State>
      </Specimen>
      <Specimen title={t('smallChoice')} code="SmallChoice">
        <div className="zb-gallery-line">
          <SmallChoice label={t('sample.kind')} choices={choices} value={one ?? 'first'} onChange={setOne} />
        </div>
      </Specimen>
      <Specimen title={t('count')} code="CountField">
        <State name={t('state.filled')}>
          <CountField
            label={t('sample.inFavour')}
            value={count}
            most={MOST}
            fewerLabel={t('sample.fewer')}
            moreLabel={t('sample.more')}
            onChange={setCount}
          />
        </State>
        <State name={t('state.empty')}>
          <CountField
            label={t('sample.against')}
            value={0}
            most={0}
            fewerLabel={t('sample.fewer')}
            moreLabel={t('sample.more')}
            onChange={setCount}
          />
        </State>
      </Specimen>
      <Specimen title={t('field')} code="Field, FieldSaid">
        <Field label={t('sample.kind')} hint={t('sample.hint')}>
          {(ties) => (
            <select
              {...ties}
              className="zb-input"
              value={one ?? ''}
              onChange={(event) => setOne(choices.find(({ value }) => value === event.target.value)?.value ?? null)}
            >
              <option value="">{t('sample.choose')}</option>
              {choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="zb-field">
          <FieldSaid id="gallery-said" error={t('sample.refused')} />
        </div>
      </Specimen>
      <Specimen title={t('returnedField')} code="ReturnedField">
        <State name={t('state.returned')}>
          <ReturnedField
            number={1}
            todoLabel={t('sample.toMend')}
            doneLabel={t('sample.mended')}
            done={false}
            note={t('sample.note')}
            proposal={{
              label: t('sample.proposed'),
              text: t('sample.long'),
              useLabel: t('sample.use'),
              onUse: () => setText(t('sample.long')),
            }}
          >
            <TextField label={t('sample.place')} value={text} onChange={setText} />
          </ReturnedField>
        </State>
        <State name={t('state.mended')}>
          <ReturnedField number={2} todoLabel={t('sample.toMend')} doneLabel={t('sample.mended')} done note={t('sample.note')}>
            <TextField label={t('sample.person')} value={name} onChange={setName} />
          </ReturnedField>
        </State>
      </Specimen>
    </>
  );
}
