import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { nameHash, parameterName } from "../../inputs/hash.js";
import { defineAct } from "../act.js";
import { time } from "../schemas.js";

const LARGEST_VALUE = 2n ** 224n - 1n;

const change = z.strictObject({
  parameter: z
    .string()
    .min(1)
    .max(100)
    .describe('The parameter\'s name, with its key in brackets ("receivables.smallestLotUnits[156]"), or its hash'),
  value: z
    .union([z.int().nonnegative(), z.string().regex(/^\d{1,68}$/), z.bigint().nonnegative().max(LARGEST_VALUE)])
    .describe("The value; zero retires the parameter"),
  article: z.string().min(1).describe("Text of the cited article, or the hash of it"),
});

/** `rules.announce` */
export const announce = defineAct({
  name: "rules.announce",
  summary: "The council announces an epoch of changed rules, to take effect at a moment ahead.",
  params: z.strictObject({
    effectiveFrom: time.describe("At least the announcement lead from now"),
    changes: z.array(change).min(1).max(200),
  }),
  errors: ["RulesTooSoon", "RulesOutOfOrder", "RulesNoChange"],
  example: {
    effectiveFrom: "+30d",
    changes: [{ parameter: "receivables.highestTier", value: 5, article: "Rules of 2025, article 12" }],
  },
  restricted: true,
  async prepare(context, { effectiveFrom, changes }) {
    const named = changes.map(({ parameter, value, article }) => ({
      parameter: parameterName(parameter),
      value: BigInt(value),
      article: nameHash(article),
    }));
    return callOf("ruleBook", "announce", [await context.moment(effectiveFrom, "effectiveFrom"), named]);
  },
  result(events) {
    // Changes that join an announced epoch announce none themselves.
    const [announced] = events.all("ruleBook.EpochAnnounced");
    const changed = events.all("ruleBook.ParameterChanged");
    const epoch = Number(announced?.epoch ?? changed[0]?.epoch ?? 0n);
    return { epoch, changes: changed.map(({ parameter, value, article }) => ({ parameter, value, article })) };
  },
});
