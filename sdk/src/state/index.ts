/** The suite's state, rebuilt from its events alone, and its comparison with the chain. */
export type { Area } from "./area.js";
export { attestationKey, attestationsArea, type AttestationRecord, type AttestationsState } from "./attestations.js";
export {
  creditLinesArea,
  lineKey,
  lineName,
  LinePurpose,
  type CreditLinesState,
  type LineName,
  type LineRecord,
} from "./credit-lines.js";
export { deploymentArea, type DeployedRecord, type DeploymentState } from "./deployment.js";
export { documentsArea, type DocumentRecord, type DocumentsState } from "./documents.js";
export {
  claimOf,
  FinancingKind,
  financingsArea,
  FinancingState,
  isOpen,
  retainedOf,
  type FinancingLeg,
  type FinancingRecord,
  type FinancingsState,
} from "./financings.js";
export { ENCUMBRANCES, Flag, flagNames, type FlagName } from "./flags.js";
export {
  InstructionState,
  instructionsArea,
  instructionStateName,
  stateAt,
  type InstructionRecord,
  type InstructionsState,
  type InstructionStateName,
  type Report,
} from "./instructions.js";
export { billsArea } from "./bills/area.js";
export { billTermsDeal, endorsementDeal, guaranteeDeal, pledgeDeal, type OfferedEndorsement } from "./bills/deals.js";
export { marginShare } from "./bills/margin.js";
export {
  BillState,
  DiscountStage,
  NOT_PRESENTED,
  RediscountState,
  type Announced,
  type BillsState,
  type BillStateName,
  type BillTerms,
  type PresentedRecord,
  type RediscountRecord,
  type Registration,
} from "./bills/records.js";
export { lotsArea } from "./lots/area.js";
export { LEDGERS, type LedgerContract } from "../path/ledger.js";
export { cancellationDeal, offerDeal, termsDeal, type OfferedTransfer, type Terms } from "./lots/deals.js";
export {
  isLive,
  lotView,
  ReceivableState,
  type Confirmation,
  type DeskRecord,
  type InstrumentRecord,
  type LotRecord,
  type LotsState,
  type LedgerState,
  type LotView,
  type ReceivableStateName,
  type RequestKeeper,
  type RequestRecord,
} from "./lots/records.js";
export {
  MemberState,
  membersArea,
  type AccountRecord,
  type HaltRecord,
  type MandateRecord,
  type MemberRecord,
  type MembersState,
} from "./members.js";
export { obligationsArea, type ObligationsState } from "./obligations.js";
export { acceptorsArea, type AcceptorRecord, type AcceptorsState, type Judged, type Moved } from "./acceptors.js";
export { quotaKey, quotaOf, quotasArea, type QuotaRecord, type QuotasState } from "./quotas.js";
export { redemptionArea, type RedemptionState, type RoundRecord } from "./redemption.js";
export { epochAt, rulesArea, valueInEpoch, type Epoch, type ParameterVersion, type RulesState } from "./rules.js";
export { AREAS, emptyState, fold, type SuiteState } from "./suite.js";
export { billTokenArea, memberAddress, tokenArea, type Balance, type TokenState } from "./token.js";
export { DifferenceFound, type Difference } from "./verify/difference.js";
export { LAWS } from "./verify/laws/all.js";
export { verify, type VerifyReport, type VerifySettings } from "./verify/verify.js";
