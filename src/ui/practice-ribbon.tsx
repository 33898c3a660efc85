import './page.css';

/** The mark on every screen whose data is made up. */
export function PracticeRibbon({ mark, text }: { readonly mark: string; readonly text: string }) {
  return (
    <p className="zb-ribbon">
      <b>{mark}</b>
      <span>{text}</span>
    </p>
  );
}
