import { ClipboardCheck, MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isInPost, lifeOf, takesPlace } from '#domain/posts/life.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { useServices } from './services.tsx';
import { useLive } from './use-live.ts';

async function postsAndAreas(db: BranchDb) {
  const [posts, assignments, areas] = await Promise.all([
    recordsOfKind(db, 'post'),
    recordsOfKind(db, 'assignment'),
    recordsOfKind(db, 'area'),
  ]);
  return { posts, assignments, areas };
}

/** A member's posts, held or on the way, and the areas he answers for; nothing where there is neither. */
export function PostsOfMember({ memberId }: { readonly memberId: string }) {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const today = useServices().today();
  const found = useLive(postsAndAreas);
  if (found.state === 'loading') return null;
  const { posts, assignments, areas } = found.data;
  const held = assignments
    .filter(({ body }) => body.memberId === memberId)
    .map(({ id, body }) => ({ id, body, stage: lifeOf(body.steps).stage, post: posts.find((post) => (post.id as string) === body.postId) }))
    .filter(({ stage }) => takesPlace(stage));
  const own = areas.filter(({ body }) => (body.closedOn === null || body.closedOn > today) && Object.hasOwn(body.areaMembers, memberId));
  if (held.length + own.length === 0) return null;
  return (
    <Ledger>
      {held.map(({ id, body, stage, post }) => (
        <LedgerRow
          key={id}
          margin={<ClipboardCheck className="zb-icon" aria-hidden="true" />}
          name={post?.body.postName ?? records('kind.post')}
          nameNote={body.model !== null && isInPost(stage) ? t('model.word') : undefined}
          facts={stage === null ? '' : records(`assignmentStage.${stage}`)}
          href={`/posts/assignments/${id}`}
        />
      ))}
      {own.map(({ id, body }) => (
        <LedgerRow
          key={id}
          margin={<MapPin className="zb-icon" aria-hidden="true" />}
          name={body.areaName}
          facts={records('kind.area')}
          href={`/areas/${id}`}
        />
      ))}
    </Ledger>
  );
}
