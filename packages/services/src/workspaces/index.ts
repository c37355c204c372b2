/** Workspaces: their settings, their clock and their write keys. */
export { ClockCache } from './clock-cache';
export * from './errors';
export { resumeClocks } from './resume-clocks';
export { setClock } from './set-clock';
export {
  type ClockView,
  changeWorkspace,
  createWorkspace,
  readWorkspace,
  type WorkspaceToMake,
  type WorkspaceView,
} from './workspace';
export * from './write-keys';
