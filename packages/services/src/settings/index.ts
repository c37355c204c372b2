/** The settings of Kairos, read from the environment and checked before anything starts. */
export { type LauncherSettings, launcherVariables, readLauncherSettings } from './launcher-settings';
export type { MailRelay, MessageService, ProviderSettings } from './provider-settings';
export { readServiceSettings, type ServiceSettings, type TemporalSettings } from './service-settings';
