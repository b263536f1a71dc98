/**
 * Opening a workspace, apart from all else that `app` has: whoever loads a room's index when it is
 * needed loads all of the room.
 */
export { openWorkspace } from '../app/index.ts';
