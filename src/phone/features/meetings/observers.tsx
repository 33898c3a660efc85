import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Person } from '#domain/records/meeting.ts';

/** The people who sat in (列席), added by name. */
export function Observers({
  observers,
  onAdd,
  onDrop,
}: {
  readonly observers: readonly Person[];
  readonly onAdd: (person: Person) => void;
  readonly onDrop: (person: Person) => void;
}) {
  const { t } = useTranslation('meetings');
  const id = useId();
  const [name, setName] = useState('');
  const person = Person.safeParse({ memberId: null, name: name.trim() });
  return (
    <section className="zb-att-group" data-rows="true">
      <header className="zb-att-head">
        <h2>{t('who.observers')}</h2>
        <span>{t('who.observersFacts', { count: observers.length })}</span>
      </header>
      <form
        className="zb-topic"
        onSubmit={(event) => {
          event.preventDefault();
          if (!person.success) return;
          onAdd(person.data);
          setName('');
        }}
      >
        <label className="zb-vh" htmlFor={id}>
          {t('who.observerName')}
        </label>
        <input
          id={id}
          className="zb-input"
          maxLength={100}
          placeholder={t('who.observersHint')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="zb-card-act" disabled={!person.success}>
          {t('who.addObserver')}
        </button>
      </form>
      {observers.length > 0 && (
        <div className="zb-tools">
          {observers.map((observer) => (
            <button
              key={observer.name}
              type="button"
              className="zb-chip"
              aria-label={t('who.removeObserver', { name: observer.name })}
              onClick={() => onDrop(observer)}
            >
              {observer.name}
              <X className="zb-icon" aria-hidden="true" />
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
