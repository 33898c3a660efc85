import type { ReactNode } from 'react';
import { Section } from '#ui/section.tsx';
import './gallery.css';

/** One component of the kit with all its states below each other. `code` is its name in src/ui. */
export function Specimen({ title, code, children }: { readonly title: string; readonly code: string; readonly children: ReactNode }) {
  return (
    <Section title={title} aside={<code>{code}</code>}>
      {children}
    </Section>
  );
}

/** One state, with its name above. */
export function State({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="zb-gallery-state">
      <p className="zb-sub">{name}</p>
      {children}
    </div>
  );
}
