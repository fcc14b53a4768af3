import type { SuiteEvent } from "../events/types.js";
import { acceptorsArea, type AcceptorsState } from "./acceptors.js";
import type { Area } from "./area.js";
import { attestationsArea, type AttestationsState } from "./attestations.js";
import { billsArea } from "./bills/area.js";
import type { BillsState } from "./bills/records.js";
import { creditLinesArea, type CreditLinesState } from "./credit-lines.js";
import { deploymentArea, type DeploymentState } from "./deployment.js";
import { documentsArea, type DocumentsState } from "./documents.js";
import { financingsArea, type FinancingsState } from "./financings.js";
import { instructionsArea, type InstructionsState } from "./instructions.js";
import { lotsArea } from "./lots/area.js";
import type { LedgerContract } from "../path/ledger.js";
import type { LedgerState, LotsState } from "./lots/records.js";
import { membersArea, type MembersState } from "./members.js";
import { checkMoment } from "./moment.js";
import { obligationsArea, type ObligationsState } from "./obligations.js";
import { quotasArea, type QuotasState } from "./quotas.js";
import { redemptionArea, type RedemptionState } from "./redemption.js";
import { rulesArea, type RulesState } from "./rules.js";
import { billTokenArea, tokenArea, type TokenState } from "./token.js";

/** All that the suite's events say of its state. */
export interface SuiteState {
  readonly deployment: DeploymentState;
  readonly members: MembersState;
  readonly rules: RulesState;
  readonly attestations: AttestationsState;
  readonly documents: DocumentsState;
  readonly lots: LotsState;
  readonly token: TokenState;
  readonly bills: BillsState;
  readonly billToken: TokenState;
  readonly creditLines: CreditLinesState;
  readonly redemption: RedemptionState;
  readonly financings: FinancingsState;
  readonly quotas: QuotasState;
  readonly acceptors: AcceptorsState;
  readonly instructions: InstructionsState;
  readonly obligations: ObligationsState;
}

/** All areas of the state. */
export const AREAS: { readonly [Name in keyof SuiteState]: Area<SuiteState[Name]> } = {
  deployment: deploymentArea,
  members: membersArea,
  rules: rulesArea,
  attestations: attestationsArea,
  documents: documentsArea,
  lots: lotsArea,
  token: tokenArea,
  bills: billsArea,
  billToken: billTokenArea,
  creditLines: creditLinesArea,
  redemption: redemptionArea,
  financings: financingsArea,
  quotas: quotasArea,
  acceptors: acceptorsArea,
  instructions: instructionsArea,
  obligations: obligationsArea,
};

/** What a ledger of lots keeps. */
export function ledgerOf({ lots, bills }: SuiteState, ledger: LedgerContract): LedgerState {
  return ledger === "receivables" ? lots : bills;
}

/** The token face of a ledger's lots. */
export function tokensOf({ token, billToken }: SuiteState, ledger: LedgerContract): TokenState {
  return ledger === "receivables" ? token : billToken;
}

/** The state before the first event. */
export function emptyState(): SuiteState {
  return {
    deployment: deploymentArea.empty(),
    members: membersArea.empty(),
    rules: rulesArea.empty(),
    attestations: attestationsArea.empty(),
    documents: documentsArea.empty(),
    lots: lotsArea.empty(),
    token: tokenArea.empty(),
    bills: billsArea.empty(),
    billToken: billTokenArea.empty(),
    creditLines: creditLinesArea.empty(),
    redemption: redemptionArea.empty(),
    financings: financingsArea.empty(),
    quotas: quotasArea.empty(),
    acceptors: acceptorsArea.empty(),
    instructions: instructionsArea.empty(),
    obligations: obligationsArea.empty(),
  };
}

/**
 * Folds one event into the state, which is changed and returned.
 *
 * @throws StateError `STATE_EVENT_UNEXPLAINED` when the event cannot have happened after the earlier ones.
 *
 * @example
 * const state = emptyState();
 * for await (const { events } of readEvents(provider, addresses, 0, head)) for (const event of events) fold(state, event);
 */
export function fold(state: SuiteState, event: SuiteEvent): SuiteState {
  deploymentArea.fold(state.deployment, event);
  membersArea.fold(state.members, event);
  rulesArea.fold(state.rules, event);
  checkMoment(state.rules, event);
  attestationsArea.fold(state.attestations, event);
  documentsArea.fold(state.documents, event);
  lotsArea.fold(state.lots, event);
  tokenArea.fold(state.token, event);
  billsArea.fold(state.bills, event);
  billTokenArea.fold(state.billToken, event);
  creditLinesArea.fold(state.creditLines, event);
  redemptionArea.fold(state.redemption, event);
  financingsArea.fold(state.financings, event);
  quotasArea.fold(state.quotas, event);
  acceptorsArea.fold(state.acceptors, event);
  instructionsArea.fold(state.instructions, event);
  obligationsArea.fold(state.obligations, event);
  return state;
}
