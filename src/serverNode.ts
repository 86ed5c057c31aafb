export { toNodeHandler } from './server/node.ts';
export type {
  FastifyReplyLike,
  FastifyRequestLike,
  FetchHandler,
  KoaContextLike,
  NodeHandler,
} from './server/node.ts';
