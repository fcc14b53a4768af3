import { z } from "zod";
import { parameterInvalid } from "../../errors/tradelane-error.js";
import { defineConsent } from "../act.js";
import { fieldsOf, signerOf } from "../consent.js";
import type { ActContext } from "../context.js";
import { member } from "../schemas.js";
import { listExample, listOf, listShape, type ListItem } from "./list.js";
import { cutOf } from "./list-cut.js";

const ITEM = "uint256 lot,bytes21 trail,uint24 to,uint40 units,bool recourse,bytes32 background";

/**
 * The consent to a list: of a receiver to what it receives, which no cut takes apart, or of the holder, as its order, to
 * all of it. Where the list takes several transactions the order is one text with a consent to each.
 */
export function listConsent(act: "receivables.assignMany" | "receivables.assignManyFor", summary: string) {
  return defineConsent({
    name: `${act}.sign`,
    summary,
    params: z.strictObject({ holder: member.describe("Who passes the lots on"), ...listShape }),
    example: { holder: 2, ...listExample },
    async content(context, { holder: given, ...list }, _issued, issuedAt) {
      const [holder, self] = [await context.member(given, "holder"), await context.self(`${act}.sign`)];
      const { items, deadline } = await listOf(context, list);
      const parts = cutOf(items, await context.limits.all());
      const mine = items.filter(({ passage }) => passage.to === BigInt(self));
      if (self !== holder && mine.length === 0) throw parameterInvalid("items", "none goes to the one who signs");
      return (self === holder ? parts : [mine]).map((part) => {
        const passages = part.map(({ passage }) => passage);
        return {
          contract: "bulkAssignment" as const,
          domainName: "Tradelane Bulk Assignment",
          type: "Assignments",
          fields: fieldsOf("uint24 holder,Assignment[] items,uint40 issuedAt,uint40 deadline"),
          parts: { Assignment: fieldsOf(ITEM) },
          value: { holder, items: passages.map(({ ref, ...item }) => ({ ...ref, ...item })), deadline },
          items: passages.length,
          digest: () => context.contracts.bulkAssignment.assignmentsDigest(holder, passages, issuedAt, deadline),
        };
      });
    },
  });
}

/** Who consented, by the account that signed. */
export async function consentsBy(context: ActContext, consents: readonly string[]): Promise<Map<bigint, string>> {
  const { consortium } = context.contracts;
  const signers = await Promise.all(consents.map((consent) => consortium.accountAt(signerOf(consent))));
  return new Map(signers.map(({ member: number }, at) => [number, consents[at] ?? "0x"]));
}

/** The receivers' consents in the order in which their items stand. */
export function acceptancesOf(items: readonly ListItem[], consents: ReadonlyMap<bigint, string>) {
  const receivers = items.map(({ passage }) => passage.to);
  return [...new Set(receivers)].map((to) => {
    const consent = consents.get(to);
    if (consent === undefined) throw parameterInvalid("consents", `member ${to} receives, but has not consented`);
    return { count: receivers.filter((receiver) => receiver === to).length, consent };
  });
}
