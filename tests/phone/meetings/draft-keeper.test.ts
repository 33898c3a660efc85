import { describe, expect, test } from 'vitest';
import { type Kept, makeDraftKeeper } from '#phone/draft-keeper.ts';

/** A disk that answers when it is told to. */
function slowDisk() {
  const begun: string[] = [];
  const last: string[] = [];
  const waiting: ((went: boolean) => void)[] = [];
  const write = (value: string) => {
    begun.push(value);
    return new Promise<boolean>((resolve) => waiting.push(resolve));
  };
  const answer = async (went = true) => {
    waiting.shift()?.(went);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { begun, last, writes: { write, writeLast: (value: string) => void last.push(value) }, answer };
}

describe('keeping what is typed', () => {
  test('the first letter is written at once, and the last one always', async () => {
    const disk = slowDisk();
    const said: Kept[] = [];
    const keeper = makeDraftKeeper(disk.writes, (kept) => said.push(kept));
    keeper.keep('一');
    expect(disk.begun).toEqual(['一']);
    keeper.keep('一二');
    keeper.keep('一二三');
    await disk.answer();
    expect(disk.begun).toEqual(['一', '一二三']);
    expect(said.at(-1)).toBe('keeping');
    await disk.answer();
    expect(said.at(-1)).toBe('kept');
  });

  test('a page that goes away does not wait for the write under way', () => {
    const disk = slowDisk();
    const keeper = makeDraftKeeper(disk.writes, () => undefined);
    keeper.keep('一');
    keeper.flush();
    expect(disk.last, 'the first letter itself is still under way').toEqual(['一']);
    keeper.keep('一二');
    keeper.flush();
    expect(disk.last).toEqual(['一', '一二']);
  });

  test('a page that goes away with everything on the disk, or saved, writes nothing again', async () => {
    const disk = slowDisk();
    const keeper = makeDraftKeeper(disk.writes, () => undefined);
    keeper.flush();
    keeper.keep('一');
    await disk.answer();
    keeper.flush();
    keeper.keep('一二');
    void keeper.stop();
    keeper.flush();
    expect(disk.last).toEqual([]);
  });

  test('after a save nothing is written any more, so the draft does not come back', async () => {
    const disk = slowDisk();
    const keeper = makeDraftKeeper(disk.writes, () => undefined);
    keeper.keep('一');
    keeper.keep('一二');
    const stopped = keeper.stop();
    await disk.answer();
    await stopped;
    keeper.keep('一二三');
    expect(disk.begun).toEqual(['一']);
  });

  test('a save that did not go through keeps on keeping', async () => {
    const disk = slowDisk();
    const keeper = makeDraftKeeper(disk.writes, () => undefined);
    await keeper.stop();
    keeper.resume();
    keeper.keep('一');
    expect(disk.begun).toEqual(['一']);
  });

  test('a full disk is said, and not called kept', async () => {
    const disk = slowDisk();
    const said: Kept[] = [];
    const keeper = makeDraftKeeper(disk.writes, (kept) => said.push(kept));
    keeper.keep('一');
    await disk.answer(false);
    expect(said.at(-1)).toBe('failed');
  });
});
