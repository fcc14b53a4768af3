import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { packRegions, unpackRegions } from "../../values/regions.js";
import { Businesses } from "../../values/enums.js";
import { defineAct } from "../act.js";
import { business, member, region, time } from "../schemas.js";

const REGIONS_AT_MOST = 12;

/** `members.setMandate` */
export const setMandate = defineAct({
  name: "members.setMandate",
  summary: "The council sets what a regulator may do: businesses, regions, until when; nothing at all takes it away.",
  params: z.strictObject({
    member,
    businesses: z.array(business).describe('Fields of business; "All" stands for all'),
    regions: z.union([z.literal("all"), z.array(region.min(1)).max(REGIONS_AT_MOST)]),
    until: time.describe("Last moment of the mandate"),
  }),
  errors: ["ConsortiumMandateInvalid", "ConsortiumMemberUnknown", "ConsortiumKindForbids"],
  example: { member: 4, businesses: ["Receivables", "Evidence"], regions: [3100, 4403], until: "+365d" },
  restricted: true,
  async prepare(context, { member: reference, businesses, regions, until }) {
    const mandate = {
      businesses: Businesses.bitsOf(businesses),
      until: await context.moment(until, "until"),
      regions: packRegions(regions),
    };
    return callOf("consortium", "setMandate", [await context.member(reference, "member"), mandate]);
  },
  result(events) {
    const { member: id, businesses, until, regions } = events.one("consortium.MandateSet");
    return {
      member: Number(id),
      businesses: Businesses.namesIn(businesses),
      regions: unpackRegions(regions),
      until: Number(until),
    };
  },
});
