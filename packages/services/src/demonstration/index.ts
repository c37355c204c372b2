/** The demonstration: real data played back as event streams into a workspace with two journeys. */
export { type DataSetEvent, readCdnow, readWebShop } from './data-files';
export { type SendBatch, StreamPlayer } from './play-stream';
export { DEMONSTRATION_WORKSPACE, type DemonstrationToSeed, demonstrationWriteKey, seedDemonstration } from './seed';
