import { describe, expect, test } from 'vitest';
import { formIsOpen, reloadWhenFree } from '#phone/update-guard.ts';
import { mayUpdate } from '#phone/use-update.ts';

const page = (...found: readonly string[]) => ({
  querySelector: (selector: string) => (selector.split(', ').some((part) => found.includes(part)) ? ({} as Element) : null),
});

describe('a newer version never interrupts', () => {
  test.each([
    ['a new meeting', '/meetings/new', page()],
    ['a meeting that is changed', '/meetings/0190/edit', page()],
    ['a return that is mended', '/meetings/0190/mend', page()],
    ['a sheet over a list', '/roster/groups', page('dialog[open]')],
    ['words that are being kept, wherever', '/dues', page('[data-kept]')],
    ['a sign-in half typed', '/', page('main form')],
  ])('%s counts as a form that is open', (_, path, document) => {
    expect(formIsOpen(document, path)).toBe(true);
  });

  test.each(['/', '/me', '/roster', '/meetings/0190', '/me/version'])('%s does not', (path) => {
    expect(formIsOpen(page(), path)).toBe(false);
  });

  test('a page taken over in another tab loads again only after its form was left', () => {
    let writing = true;
    let loads = 0;
    const waiting: (() => void)[] = [];
    const chances = { later: (run: () => void) => waiting.push(run) };
    reloadWhenFree(
      () => writing,
      () => {
        loads += 1;
      },
      chances,
    );
    for (let look = 0; look < 5; look += 1) waiting.shift()?.();
    expect(loads).toBe(0);
    writing = false;
    waiting.shift()?.();
    expect(loads).toBe(1);
    expect(waiting).toEqual([]);
  });

  test('it is offered when nothing waits, and when what waits can go only with it', () => {
    expect(mayUpdate({ waiting: 0 }, { lastFailure: 'offline' })).toBe(true);
    expect(mayUpdate({ waiting: 2 }, { lastFailure: null })).toBe(false);
    expect(mayUpdate({ waiting: 2 }, { lastFailure: 'outdated' })).toBe(true);
  });
});
