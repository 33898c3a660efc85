import { useEffect, useRef } from 'react';
import { useServices } from '#phone/services.tsx';
import { chosenIn } from '#storage/photos.ts';
import type { PhotosModel } from './photos-model.ts';

/** Puts back what was chosen in this form before the app was killed, and what its words did not come to name. */
export function useFound({ body, apply, today, place: { draftId } }: PhotosModel): void {
  const { db } = useServices();
  const first = useRef(body.photos);
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const found = (await chosenIn(db, draftId)).filter(({ sha }) => !Object.hasOwn(first.current, sha));
      if (found.length === 0) return;
      const { sizeOf } = await import('./size-of.ts');
      for (const { sha, size } of found) {
        const facts = await sizeOf(db, sha);
        if (wanted && facts) apply({ type: 'addPhoto', sha, photo: { size, ...facts, addedOn: today } });
      }
    })();
    return () => {
      wanted = false;
    };
  }, [db, draftId, apply, today]);
}
