import { CONTRACT_ERRORS, type ContractErrorCode } from "./catalogue.js";
import { decodeRevert } from "./decode.js";
import type { CatalogueEntry } from "./entry.js";
import type { Wording } from "./kinds.js";
import { retold, type TradelaneError } from "./tradelane-error.js";

/** Who knows members by name, and can find out more of them. */
interface Names {
  nameOf(member: number): string | undefined;
  recognise(): Promise<void>;
}

/** The error with the names the caller gave to the members in it; the chain is asked only for those not known yet. */
export async function withNames(error: TradelaneError, names: Names, wording: Wording): Promise<TradelaneError> {
  const members = membersIn(error);
  if (members.some((member) => names.nameOf(member) === undefined)) await names.recognise();
  if (members.every((member) => names.nameOf(member) === undefined)) return error;
  return retold(error, { ...wording, nameOf: (member) => names.nameOf(member) });
}

/** The members that a contract's error names by their numbers, or the error of an item that it encloses. */
function membersIn({ code, values }: TradelaneError): number[] {
  if (!(code in CONTRACT_ERRORS)) return [];
  const { values: kinds }: CatalogueEntry = CONTRACT_ERRORS[code as ContractErrorCode];
  return Object.entries(kinds).flatMap(([name, kind]) => {
    if (kind === "Member") return [Number(values[name])];
    return kind === "Revert" ? membersIn(decodeRevert(String(values[name]))) : [];
  });
}
