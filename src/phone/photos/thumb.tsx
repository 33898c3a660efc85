import { Image } from 'lucide-react';
import { usePictureAddress } from './use-photos.ts';

/** A small picture, or its place. */
export function Thumb({ bytes, words }: { readonly bytes: Uint8Array<ArrayBuffer> | null | undefined; readonly words: string }) {
  const address = usePictureAddress(bytes, 'image/jpeg');
  return address === null ? (
    <span className="zb-photo-none">
      <Image className="zb-icon" aria-hidden="true" />
    </span>
  ) : (
    <img className="zb-photo-thumb" src={address} alt={words} />
  );
}
