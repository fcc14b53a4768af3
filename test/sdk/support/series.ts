import { dataSlice, getAddress, id } from "ethers";

/** The business id of an act of a series. */
export function businessIdOf(series: string, index: number): string {
  return `${series}-${index.toString().padStart(4, "0")}`;
}

/** The account that the act of a business id is about: nothing else speaks of it. */
export function subjectOf(businessId: string): string {
  return getAddress(dataSlice(id(businessId), 12));
}
