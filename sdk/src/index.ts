/** The suite in TypeScript: connect, act, read, follow. */
export * as contracts from "./typechain/index.js";

export { connect, type ConnectOptions } from "./connect.js";
export type { Areas, Proposed, Send, Sent, Tradelane } from "./tradelane.js";
export type { Act, Prepared, PreparedList } from "./acts/act.js";
export type { AssignedItem, AssignedMany } from "./acts/receivables/assigned-many.js";
export type { ConsentForm } from "./acts/consent.js";
export { actsSchema } from "./actsfile/acts-schema.js";
export { actNamed, acts, allActs, type Acts, type AnyAct } from "./acts/registry.js";
export type { SendOptions, TransactionInfo } from "./acts/runner.js";
export type { EventArguments, EventKey } from "./chain/history.js";
export {
  CONTRACT_NAMES,
  deploymentRecord,
  parseDeployment,
  type ContractName,
  type Deployment,
  type DeploymentRecord,
} from "./deployments/record.js";
export { Directory, type MemberInput } from "./directory.js";
export { CONTRACT_ERRORS, SDK_ERRORS, type ContractErrorCode, type SdkErrorCode } from "./errors/catalogue.js";
export { declaration, decodeRevert } from "./errors/decode.js";
export type { CatalogueEntry, ErrorText } from "./errors/entry.js";
export { FOREIGN_ERRORS } from "./errors/foreign.js";
export type { Language, Wording } from "./errors/kinds.js";
export {
  sdkError,
  TradelaneError,
  type ErrorCode,
  type ErrorValue,
  type ErrorValues,
} from "./errors/tradelane-error.js";
export { parseAmount, type AmountInput } from "./inputs/amount.js";
export { currencyOf } from "./inputs/currency.js";
export { entityKey, nameHash, parameterName, referenceHash } from "./inputs/hash.js";
export { parseInstrument, parseLot, type InstrumentInput, type LotInput } from "./inputs/lot.js";
export { businessMonthsAfter, daysBetween, daysOfYear, interestHalfUp } from "./values/interest.js";
export { branchNode, HEAD_NODE, institutionNode, quotaNodeName } from "./values/quota.js";
export { packageInstrument, packageNumberOf } from "./inputs/package-instrument.js";
export {
  makePackageNumber,
  packageNumberParts,
  parsePackageNumber,
  type PackageNumberInput,
  type PackageNumberParts,
} from "./inputs/package-number.js";
export { resolveTime, type TimeBase, type TimeInput } from "./inputs/time.js";
export { decodeJson, encodeJson } from "./sending/json.js";
export { MemoryOutbox } from "./sending/memory-outbox.js";
export type { Outbox, OutboxRecord, OutboxStatus, Part, Plan } from "./sending/outbox.js";
export type { Patience } from "./sending/sender.js";
export { displayAmount, formatAmount } from "./values/amount.js";
export { findCurrency, type CurrencyUnits } from "./values/currency.js";
export * as enums from "./values/enums.js";
export { checkDigitOf, formatPackageNumber } from "./values/package-number.js";
export { formatTime } from "./values/time.js";
export type { EventFilter, EventHandler, Watching } from "./watch/watch.js";
