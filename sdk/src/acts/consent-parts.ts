import { AbiCoder, dataLength, dataSlice } from "ethers";
import { parameterInvalid } from "../errors/tradelane-error.js";

/** A consent to one part of a list, and how many of the list's items that part has. */
export interface PartConsent {
  readonly items: number;
  readonly consent: string;
}

const FORM = ["tuple(uint32 items, bytes consent)[]"];
const NOBODY = `0x${"00".repeat(20)}`;

/** One text for the consents to all parts of a list, in their order. */
export function joinConsents(parts: readonly PartConsent[]): string {
  return AbiCoder.defaultAbiCoder().encode(FORM, [parts]);
}

/**
 * The consents that {@link joinConsents} made one text of; undefined for a single consent, which begins with its signer.
 * The text of several begins with zeros, and nobody signs as that.
 *
 * @throws ParameterInvalid when the text was cut off or is no consent
 */
export function splitConsents(text: string): readonly PartConsent[] | undefined {
  if (dataLength(text) < 20 || dataSlice(text, 0, 20) !== NOBODY) return undefined;
  try {
    const [parts] = AbiCoder.defaultAbiCoder().decode(FORM, text) as unknown as [[bigint, string][]];
    return parts.map(([items, consent]) => ({ items: Number(items), consent }));
  } catch (error) {
    throw parameterInvalid("order", "it is no whole consent", error);
  }
}
