export { wentOtherwise } from './errors.ts';
export { play } from './play.ts';
export type { PlayedStep, SavedFile } from './played-step.ts';
export { openStage, type Stage } from './stage.ts';
export { story } from './story.ts';
export { untilTold } from './until-told.ts';
