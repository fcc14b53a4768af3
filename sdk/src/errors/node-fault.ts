import { decodeRevert } from "./decode.js";
import { describeForeign } from "./foreign.js";
import type { Wording } from "./kinds.js";
import { sdkError, TradelaneError } from "./tradelane-error.js";

const NO_ANSWER = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "EPIPE",
  "TIMEOUT",
  "SERVER_ERROR",
  "NETWORK_ERROR",
  "UND_ERR_SOCKET",
  "UND_ERR_CONNECT_TIMEOUT",
  "TimeoutError",
]);
const HEX = /^0x[0-9a-fA-F]*$/;
const ETHERS_CALL_EXCEPTION = "CALL_EXCEPTION";
const DEEPEST = 6;

/** The objects an error consists of: itself and what it wraps. Nodes and libraries nest them differently. */
function* layers(error: unknown, depth = 0): Generator<Record<string, unknown>> {
  if (typeof error !== "object" || error === null || depth > DEEPEST) return;
  const layer = error as Record<string, unknown>;
  yield layer;
  for (const key of ["error", "info", "cause", "data", "errors"]) yield* layers(layer[key], depth + 1);
  if (Array.isArray(error)) for (const item of error) yield* layers(item, depth + 1);
}

/** Whether the node did not answer at all, so that nothing is known and asking again is right. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof TradelaneError) return error.code === "ChainUnreachable";
  for (const { code, name, message } of layers(error)) {
    if ((typeof code === "string" && NO_ANSWER.has(code)) || name === "TimeoutError") return true;
    if (typeof message === "string" && /socket hang up|fetch failed|premature close/i.test(message)) return true;
  }
  return false;
}

/** The data of a revert, wherever the node put it; `undefined` when the error is no revert. */
export function revertDataOf(error: unknown): string | undefined {
  let reverted: boolean | undefined;
  for (const { data, code, message } of layers(error)) {
    if (typeof data === "string" && HEX.test(data) && data.length >= 10) return data;
    // ethers calls every failed estimate a call exception; what the node said is inside.
    if (code === ETHERS_CALL_EXCEPTION) reverted ??= true;
    else if (typeof message === "string") reverted = code === 3 || /revert/i.test(message);
  }
  return reverted === true ? "0x" : undefined;
}

/** A number the node gave its error, such as -32007. */
export function rpcCodeOf(error: unknown): number | undefined {
  for (const { code } of layers(error)) if (typeof code === "number") return code;
  return undefined;
}

/** The shortest sentence in an error that says what the node said. */
export function reasonOf(error: unknown): string {
  let reason = "";
  for (const { message, shortMessage } of layers(error)) {
    const text = typeof shortMessage === "string" ? shortMessage : message;
    // The innermost message is the node's own; those around it repeat it with the library's context.
    if (typeof text === "string" && text !== "") reason = text;
  }
  return reason === "" ? String(error) : reason;
}

/**
 * Whatever was thrown as the error of the catalogue it stands for.
 *
 * @param url the node's address, for the sentence
 */
export function asTradelaneError(error: unknown, url: string, wording: Wording = {}): TradelaneError {
  if (error instanceof TradelaneError) return error;
  const foreign = describeForeign(error);
  if (foreign !== undefined) return foreign;
  if (isUnreachable(error)) return sdkError("ChainUnreachable", { url, reason: reasonOf(error) }, error);
  const data = revertDataOf(error);
  if (data !== undefined) return decodeRevert(data, wording, error);
  return sdkError("NodeFailed", { reason: reasonOf(error) }, error);
}
