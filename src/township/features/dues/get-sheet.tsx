import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { Download } from 'lucide-react';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

/** A button that fetches a sheet from the endpoint and hands it over under a name. */
export function GetSheet({ path, name, label }: { readonly path: string; readonly name: string; readonly label: string }) {
  const { client, hand } = useServices();
  const { message } = App.useApp();
  const say = useSay();
  const get = useMutation({
    mutationFn: () => client.download(path),
    onSuccess: ({ blob }) => hand(blob, name),
    onError: (error) => void message.warning(say.problem(error)),
  });
  return (
    <button type="button" className="zb-btn zb-btn-second" disabled={get.isPending} onClick={() => get.mutate()}>
      <Download className="zb-icon" aria-hidden="true" />
      {label}
    </button>
  );
}
