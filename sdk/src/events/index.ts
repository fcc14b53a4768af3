/** The suite's events: read from a node, decoded with their types, in order. */
export { eventFragments, SUITE_CONTRACTS } from "./abi.js";
export { STATE_ERRORS } from "./catalogue.js";
export { logDecoder, type LogDecoder, type RawLog } from "./decode.js";
export { StateError, stateError, type StateErrorCode, type StateErrorLanguage } from "./errors.js";
export type { BlockRange } from "./ranges.js";
export { readEvents, type EventRange, type ReadSettings } from "./read.js";
export type { EventOf, EventPlace, SuiteAddresses, SuiteContract, SuiteEvent } from "./types.js";
