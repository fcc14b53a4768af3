/** A lot's path: every step from issue to now, as the contracts verify it. */
export { foldHistory, HISTORY_EVENTS, isHistoryEvent, type Histories } from "./histories.js";
export { advance, beginHistory, keep, pathOf, stepsOf, type History, type StepPlace } from "./history.js";
export {
  endOf,
  financingName,
  instrumentName,
  instrumentNumber,
  instrumentOf,
  lotId,
  lotName,
  parseLotName,
} from "./lot-name.js";
export { readHistories, readHistory, readPath, type BlockSpan } from "./read.js";
export {
  decodeStep,
  encodeStep,
  keptStep,
  nextTrail,
  NO_BACKGROUND,
  originTrail,
  StepAct,
  stepKind,
  type PathStep,
  type Step,
} from "./step.js";
export {
  traceLot,
  type Background,
  type LotTrace,
  type TracedBill,
  type PaymentPurpose,
  type TracedDocument,
  type TracedPayment,
  type TracedReceivable,
  type TracedStep,
} from "./trace.js";
