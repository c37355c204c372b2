/** Tasks for people. */
export { completeTask, putTaskBack, readTask, readTasks, takeTask } from './tasks';
