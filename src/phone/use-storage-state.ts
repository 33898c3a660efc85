import { useCallback, useEffect, useState } from 'react';
import { type StorageState, useDeviceServices } from './services.tsx';

/** How the browser keeps what is stored, and the way to ask it once more not to clear it. Undefined until it has answered. */
export function useStorageState(): { readonly storage: StorageState | undefined; readonly askAgain: () => Promise<boolean> } {
  const { storageState, askToPersist } = useDeviceServices();
  const [storage, setStorage] = useState<StorageState>();
  useEffect(() => {
    let gone = false;
    void storageState().then((state) => (gone ? undefined : setStorage(state)));
    return () => {
      gone = true;
    };
  }, [storageState]);
  const askAgain = useCallback(async () => {
    const agreed = await askToPersist();
    setStorage(await storageState());
    return agreed;
  }, [askToPersist, storageState]);
  return { storage, askAgain };
}
