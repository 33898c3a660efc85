import type { StorageState } from './services.tsx';

/** What the browser says of its store; nulls where it does not say. */
export async function storageState(): Promise<StorageState> {
  const storage = navigator.storage as StorageManager | undefined;
  const [estimate, persisted] = await Promise.all([storage?.estimate?.() ?? null, storage?.persisted?.() ?? null]);
  return { usedBytes: estimate?.usage ?? null, quotaBytes: estimate?.quota ?? null, persisted };
}

/** Asks the browser to keep the store; false when it will not promise. */
export async function askToPersist(): Promise<boolean> {
  const storage = navigator.storage as StorageManager | undefined;
  return (await storage?.persist?.()) ?? false;
}

/** Hands a file to the phone's own downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Hands a file to the phone's own sheet for sharing. 'left': the person left it; 'unable': this phone cannot hand files over. */
export async function shareFile(name: string, content: Blob): Promise<'shared' | 'left' | 'unable'> {
  const files = [new File([content], name, { type: content.type })];
  if (!(navigator as Partial<Navigator>).canShare?.({ files })) return 'unable';
  try {
    await navigator.share({ files });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'left' : 'unable';
  }
}

/** Puts a text on the clipboard; false when the browser refuses, so that the screen can say to copy it by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Hands a text to the phone's own sheet for sharing; false when it has none or the person left it. */
export async function shareText(text: string): Promise<boolean> {
  try {
    await navigator.share({ text });
    return true;
  } catch {
    return false;
  }
}
