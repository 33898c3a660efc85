import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { CountField } from '#ui/count-field.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Pill } from '#ui/pill.tsx';
import { Ledger } from '#ui/section.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';

const nothing = (): void => undefined;

describe('the parts of a page', () => {
  test('the whole row of a ledger is the link', () => {
    render(
      <Ledger>
        <LedgerRow margin="18" name="支部党员大会" facts="实到 20 人" href="/meetings/1" />
      </Ledger>,
    );
    expect(screen.getByRole('link').textContent).toBe('18支部党员大会实到 20 人');
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });

  test('a row that only tells something cannot be pressed', () => {
    render(<LedgerRow margin="" name="版本" />);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('a state is always told by its word, not by an icon alone', () => {
    render(<Pill state="returned">退回</Pill>);
    expect(screen.getByText('退回')).toBeTruthy();
  });

  test('a wrong field says so where a screen reader finds it, in place of the hint', () => {
    render(<TextField label="开会地点" hint="写到屋" error="这里不能空着" value="" onChange={nothing} />);
    const box = screen.getByLabelText('开会地点');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe('这里不能空着');
  });

  test('a chosen chip stays chosen when it is pressed again, unless it may be taken back', async () => {
    const choices = [
      { value: 'a', label: '甲' },
      { value: 'b', label: '乙' },
    ] as const;
    const onChange = vi.fn();
    render(<ChoiceChips label="选一个" choices={choices} value="a" onChange={onChange} />);
    await userEvent.click(screen.getByRole('radio', { name: '甲' }));
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('radio', { name: '乙' }));
    expect(onChange).toHaveBeenCalledWith('b');
    cleanup();
    render(<ChoiceChips label="选一个" choices={choices} value="a" onChange={onChange} canClear />);
    await userEvent.click(screen.getByRole('radio', { name: '甲' }));
    expect(onChange).toHaveBeenLastCalledWith(null);
  });

  test('votes are counted with two large keys or typed, never below nothing and never above the most', async () => {
    const onChange = vi.fn();
    const show = (value: number) =>
      render(<CountField label="赞成" value={value} most={26} fewerLabel="少一票" moreLabel="多一票" onChange={onChange} />);
    show(0);
    expect((screen.getByRole('button', { name: '少一票' }) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: '多一票' }));
    expect(onChange).toHaveBeenLastCalledWith(1);
    await userEvent.type(screen.getByLabelText('赞成'), '9');
    expect(onChange).toHaveBeenLastCalledWith(9);
    expect(screen.getByLabelText('赞成').getAttribute('inputmode')).toBe('numeric');
    cleanup();
    show(26);
    expect((screen.getByRole('button', { name: '多一票' }) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(screen.getByLabelText('赞成'), '0');
    expect(onChange).toHaveBeenLastCalledWith(26);
  });

  test('a long text says that it may be spoken, before the box', () => {
    render(<TextAreaField label="发言要点" spoken="点键盘上的话筒" value="" onChange={nothing} />);
    const words = screen.getByText('点键盘上的话筒');
    expect(words.compareDocumentPosition(screen.getByLabelText('发言要点'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test('of the two ways out of a question the filled one loses nothing', () => {
    render(<ConfirmSheet open title="删掉这份草稿？" keepLabel="留着" actLabel="删掉" onKeep={nothing} onAct={nothing} />);
    expect(screen.getByText('留着').className).toContain('zb-btn-main');
    expect(screen.getByText('删掉').className).not.toContain('zb-btn-main');
  });
});
