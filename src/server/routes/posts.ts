import { DeskPosts } from '#protocol/desk-posts.ts';
import { deskPosts } from '#server/desk/posts.ts';
import { answer, type Route, route } from './route.ts';

const posts = route({
  method: 'GET',
  path: '/api/v1/desk/posts',
  access: { deed: 'desk', on: 'ownTownship' },
  summary: 'Posts, who is in one, who is not and why, and pledges, by village in register order',
  response: DeskPosts,
  handle: async ({ services, actor, now }) => answer(await deskPosts(services.store.db, actor.townshipId, now)),
});

/** What the desk sees of posts and pledges. */
export const postRoutes: readonly Route[] = [posts];
