/** `acceptIssue` -> `ACCEPT_ISSUE`. */
export function constantName(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, "_$1").toUpperCase();
}

/** `InRedemption` -> `in redemption`. */
export function words(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, " $1").toLowerCase();
}
