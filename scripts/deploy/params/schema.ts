import { getAddress } from "ethers";
import { z } from "zod";
import { duration } from "./duration.ts";
import { financingKinds, HIGHEST_ADVANCE, labels, MONTHLY_RATE, plainRules, smallestLots } from "./names.ts";
import { genesisRule, type GenesisRule } from "./rule.ts";

const account = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "an address: 0x with 40 hex digits")
  .transform((text, context) => {
    try {
      return getAddress(text);
    } catch {
      context.addIssue({ code: "custom", message: "the address's checksum is wrong" });
      return z.NEVER;
    }
  });

const council = z
  .strictObject({
    accounts: z.array(account).min(1),
    /** How many of them decide. */
    threshold: z.union([z.int().min(1).max(65_535), z.literal("majority")], 'a number, or "majority"'),
  })
  .transform(({ accounts, threshold }) => ({
    accounts,
    threshold: threshold === "majority" ? Math.floor(accounts.length / 2) + 1 : threshold,
  }))
  .refine(({ accounts }) => new Set(accounts).size === accounts.length, {
    path: ["accounts"],
    message: "an account stands twice",
  })
  .refine(({ accounts, threshold }) => threshold <= accounts.length, {
    path: ["threshold"],
    message: "more than there are accounts",
  });

/** From a decision of the council to its execution. */
const delays = z
  .strictObject({
    ADMISSION: duration,
    RULES: duration,
    WIRING: duration,
    UPGRADES: duration,
    EMERGENCY: duration,
    ADMIN: duration,
  })
  .superRefine(({ ADMIN, ...others }, context) => {
    for (const [role, seconds] of Object.entries(others)) {
      if (seconds <= ADMIN) continue;
      const message = `longer than ADMIN's delay; who may give roles could give this one without it`;
      context.addIssue({ code: "custom", path: [role], message });
    }
  });

const completeRules = z.custom<GenesisRule[]>().superRefine((entries, context) => {
  const seen = new Set<string>();
  entries.forEach(({ name, parameter }, place) => {
    if (seen.has(parameter)) context.addIssue({ code: "custom", path: [place], message: `${name} stands twice` });
    seen.add(parameter);
  });
  for (const name of plainRules) requireRule(entries, name, (entry) => entry.name === name, context);
  for (const kind of financingKinds) {
    const name = `${HIGHEST_ADVANCE}[${kind}]`;
    requireRule(entries, name, (entry) => entry.name === name, context);
  }
  for (const label of labels) {
    const name = `${MONTHLY_RATE}[${label}]`;
    requireRule(entries, name, (entry) => entry.name === name, context);
  }
  for (const name of smallestLots) {
    requireRule(entries, name, (entry) => entry.name.startsWith(`${name}[`), context);
  }
});

/** Piped, so that only sound entries are compared with each other. */
const rules = z.array(genesisRule).pipe(completeRules);

function requireRule(
  entries: GenesisRule[],
  name: string,
  test: (entry: GenesisRule) => boolean,
  context: z.RefinementCtx,
) {
  if (!entries.some(test)) context.addIssue({ code: "custom", message: `${name} is missing` });
}

/** What a params file says. */
export const params = z.strictObject({ council, delays, rules });

/** Parameters of one deployment. Delays in seconds. */
export type Params = z.output<typeof params>;
