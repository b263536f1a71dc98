export type { HelpLine, HelpSection, HelpView } from './help.ts';
export type { View, ViewName, Views } from './registry.ts';
export { versionView, type VersionView } from './version.ts';
export { whoamiView, type WhoamiView } from './whoami.ts';
export { joinedView, type JoinedView } from './joined.ts';
export { startedView, type StartedView } from './started.ts';
