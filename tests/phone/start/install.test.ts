import { describe, expect, test } from 'vitest';
import { watchInstall } from '#phone/install.ts';

/** A window in which the browser may say that the app could be installed. */
function aWindow(standalone = false) {
  const target = new EventTarget();
  return Object.assign(target, { matchMedia: () => ({ matches: standalone }), navigator: {} }) as unknown as Window;
}

function offer(window: Window, outcome: 'accepted' | 'dismissed'): Event {
  const event = new Event('beforeinstallprompt', { cancelable: true });
  Object.assign(event, { prompt: () => Promise.resolve(), userChoice: Promise.resolve({ outcome }) });
  window.dispatchEvent(event);
  return event;
}

describe('放到桌面', () => {
  test("the browser's own bar does not stand over the work; it asks when its person presses, once", async () => {
    const window = aWindow();
    const install = watchInstall(window);
    let told = 0;
    install.subscribe(() => {
      told += 1;
    });
    expect(install.canAsk()).toBe(false);
    const event = offer(window, 'accepted');
    expect(event.defaultPrevented).toBe(true);
    expect(install.canAsk()).toBe(true);
    expect(await install.ask()).toBe(true);
    expect(install.canAsk()).toBe(false);
    expect(await install.ask()).toBe(false);
    expect(told).toBe(2);
  });

  test('who says no is told nothing of the kind, and the way through the menu stays', async () => {
    const window = aWindow();
    const install = watchInstall(window);
    offer(window, 'dismissed');
    expect(await install.ask()).toBe(false);
  });

  test('the installed app knows that it is one', () => {
    expect(watchInstall(aWindow(true)).installed()).toBe(true);
    expect(watchInstall(aWindow()).installed()).toBe(false);
  });
});
