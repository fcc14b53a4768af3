import { expect } from "chai";
import { fieldsOf } from "../helpers/refusal.ts";
import { halt } from "../helpers/halts.ts";
import { admitMember, mandate } from "../helpers/members.ts";
import { Business, HaltLevel, MemberKind } from "../helpers/terms.ts";
import { due } from "../receivables/paying.ts";
import { ledger, load } from "../receivables/world.ts";
import { bytesOf, fields, namespace, slotAt, slotOf } from "./slots.ts";

const DOCUMENT = [
  ["seller", 24],
  ["buyer", 24],
  ["currency", 16],
  ["kind", 3],
  ["version", 5],
  ["amount", 56],
  ["financed", 56],
  ["paid", 56],
  ["fingerprint", 16],
] as const;

const PAYMENT = [
  ["state", 8],
  ["payer", 24],
  ["payee", 24],
  ["currency", 16],
  ["amount", 56],
  ["expiresAt", 40],
  ["desk", 16],
  ["returned", 56],
] as const;

const ACCOUNT = [
  ["member", 24],
  ["rights", 8],
  ["consentsFrom", 40],
] as const;

const POSTURE = [
  ["epoch", 32],
  ["nextAt", 40],
  ["halted", 16],
  ["ruleBook", 160],
] as const;

const MANDATE = [
  ["businesses", 16],
  ["until", 40],
  ["regions", 192],
] as const;

const HALT = [
  ["level", 8],
  ["until", 40],
  ["reason", 16],
] as const;

const CONSORTIUM = namespace("tradelane.consortium");
const STANDINGS = CONSORTIUM + 1n;
const ACCOUNTS = CONSORTIUM + 2n;
const MANDATES = CONSORTIUM + 5n;
const HALTS = CONSORTIUM + 6n;

describe("Storage: what lots stand on", () => {
  it("keeps a document in one slot", async () => {
    const { suite, issue } = await load(ledger);
    const slot = slotOf(namespace("tradelane.evidence"), "bytes32", issue.background);
    const word = await slotAt(suite.ethers.provider, suite.evidence, slot);
    expect(fields(word, DOCUMENT)).to.deep.equal(fieldsOf(await suite.evidence.documentAt(issue.background)));
  });

  it("keeps a payment in two slots: its word and its subject", async () => {
    const world = await load(due);
    const { suite, settlement, redemption, front } = world;
    const [instruction] = await world.accepted([front]);
    const { provider } = suite.ethers;
    const slot = slotOf(namespace("tradelane.settlement"), "bytes32", instruction);
    const { desk, ...rest } = fields(await slotAt(provider, settlement, slot), PAYMENT);
    const subject = bytesOf(await slotAt(provider, settlement, slot + 1n), 32);
    const view = fieldsOf(await settlement.instructionAt(instruction!));
    expect(desk).to.equal(1n);
    expect({ ...rest, subject, desk: await redemption.getAddress() }).to.deep.equal(view);
  });

  it("keeps accounts, standings and the gate's posture packed as the gate reads them", async () => {
    const { suite, obligor, holders } = await load(ledger);
    const { consortium, rules } = suite;
    const { provider } = suite.ethers;
    for (const { account } of [obligor, ...holders]) {
      const word = await slotAt(provider, consortium, slotOf(ACCOUNTS, "address", account.address));
      expect(fields(word, ACCOUNT)).to.deep.equal(fieldsOf(await consortium.accountAt(account)));
    }
    const page = await slotAt(provider, consortium, slotOf(STANDINGS, "uint24", 0n));
    for (let number = 0n; number < 32n; number++) {
      const standing = (page >> (8n * number)) & 0xffn;
      const { state, kind } = await consortium.memberAt(number);
      expect([standing & 7n, standing >> 3n]).to.deep.equal([state, kind]);
    }
    const posture = fields(await slotAt(provider, consortium, CONSORTIUM), POSTURE);
    const ruleBook = BigInt(await rules.getAddress());
    expect(posture).to.deep.equal({ epoch: 1n, nextAt: 0n, halted: 0n, ruleBook });
  });

  it("keeps a mandate in one slot, and a halt beside its case", async () => {
    const { suite } = await load(ledger);
    const { consortium } = suite;
    const { provider } = suite.ethers;
    const authority = await admitMember(suite, MemberKind.TaxAuthority);
    await mandate(suite, authority, { businesses: 6n, regions: (4403n << 16n) | 3100n });
    const given = await slotAt(provider, consortium, slotOf(MANDATES, "uint24", authority.number));
    expect(fields(given, MANDATE)).to.deep.equal(fieldsOf(await consortium.mandateOf(authority.number)));
    const { caseId, ...order } = await halt(suite, Business.Bills, HaltLevel.Entry);
    const slot = slotOf(HALTS, "uint8", Business.Bills);
    expect(fields(await slotAt(provider, consortium, slot), HALT)).to.deep.equal(order);
    expect(bytesOf(await slotAt(provider, consortium, slot + 1n), 32)).to.equal(caseId);
    expect(fields(await slotAt(provider, consortium, CONSORTIUM), POSTURE).halted).to.equal(1n << Business.Bills);
  });
});
