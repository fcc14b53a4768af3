import type { Wording } from "./kinds.js";
import { membersIn, retold, type TradelaneError } from "./tradelane-error.js";

/** Who knows members by name, and can find out more of them. */
interface Names {
  nameOf(member: number): string | undefined;
  recognise(): Promise<void>;
}

/** The error with the names the caller gave to the members in it; the chain is asked only for those not known yet. */
export async function withNames(error: TradelaneError, names: Names, wording: Wording = {}): Promise<TradelaneError> {
  const members = membersIn(error);
  if (members.some((member) => names.nameOf(member) === undefined)) await names.recognise();
  if (members.every((member) => names.nameOf(member) === undefined)) return error;
  return retold(error, { ...wording, nameOf: (member) => names.nameOf(member) });
}
