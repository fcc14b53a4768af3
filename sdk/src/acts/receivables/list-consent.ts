import { z } from "zod";
import { parameterInvalid } from "../../errors/tradelane-error.js";
import { defineConsent } from "../act.js";
import { fieldsOf, signerOf } from "../consent.js";
import type { ActContext } from "../context.js";
import { member } from "../schemas.js";
import { listExample, listOf, listShape, type Passage } from "./list.js";

const ITEM = "uint256 lot,bytes21 trail,uint24 to,uint40 units,bool recourse,bytes32 background";

/** The consent to a list: of a receiver to what it receives, of the holder, as its order, to all of it. */
export function listConsent(act: "receivables.assignMany" | "receivables.assignManyFor", summary: string) {
  return defineConsent({
    name: `${act}.sign`,
    summary,
    params: z.strictObject({ holder: member.describe("Who passes the lots on"), ...listShape }),
    example: { holder: 2, ...listExample },
    async content(context, { holder: given, ...list }, _issued, issuedAt) {
      const [holder, self] = [await context.member(given, "holder"), await context.self(`${act}.sign`)];
      const { items, deadline } = await listOf(context, list);
      const mine = self === holder ? items : items.filter(({ to }) => to === BigInt(self));
      if (mine.length === 0) throw parameterInvalid("items", "none goes to the one who signs");
      return {
        contract: "bulkAssignment",
        domainName: "Tradelane Bulk Assignment",
        type: "Assignments",
        fields: fieldsOf("uint24 holder,Assignment[] items,uint40 issuedAt,uint40 deadline"),
        parts: { Assignment: fieldsOf(ITEM) },
        value: { holder, items: mine.map(({ ref, ...item }) => ({ ...ref, ...item })), deadline },
        digest: () => context.contracts.bulkAssignment.assignmentsDigest(holder, [...mine], issuedAt, deadline),
      };
    },
  });
}

/** The receivers' consents in the order in which their items stand. */
export async function acceptancesOf(context: ActContext, items: readonly Passage[], consents: readonly string[]) {
  const accounts = await Promise.all(
    consents.map((consent) => context.contracts.consortium.accountAt(signerOf(consent))),
  );
  const byMember = new Map(accounts.map(({ member: number }, at) => [number, consents[at] ?? "0x"]));
  return [...new Set(items.map(({ to }) => to))].map((to) => {
    const consent = byMember.get(to);
    if (consent === undefined) throw parameterInvalid("consents", `member ${to} receives, but has not consented`);
    return { count: items.filter((item) => item.to === to).length, consent };
  });
}
