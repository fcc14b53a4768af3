import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { roles } from "../../deploy/powers.ts";
import { decide } from "../helpers/council.ts";
import { deployByModules } from "../helpers/deployed.ts";
import { admitMember } from "../helpers/members.ts";
import { deployProxied } from "../helpers/proxy.ts";
import { genesis, YUAN } from "../helpers/rules.ts";
import { deploySuite } from "../helpers/suite.ts";
import { MemberKind } from "../helpers/terms.ts";
import { describeSuite, differences } from "./subject.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;

async function deployed() {
  const suite = await deployByModules(connection);
  const record = await describeSuite(suite, suite.params);
  return { ...suite, connection, record };
}

const NONE: string[] = [];
const NEWCOMER = "0x00000000000000000000000000000000000000AA";

describe("deploy:check", () => {
  describe("a sound deployment", () => {
    it("differs in nothing when the modules made it", async () => {
      expect(await differences(await networkHelpers.loadFixture(deployed))).to.deep.equal(NONE);
    });

    it("differs in nothing when the contracts' own tests made it", async () => {
      const suite = await deploySuite(ethers);
      const rules = genesis().map((rule, place) => ({
        ...rule,
        name: `rule ${place}`,
        unit: "",
        text: "",
        source: "",
      }));
      const params = {
        council: { accounts: suite.councillors.map(({ address }) => address), threshold: 1 },
        delays: { ADMISSION: 0, RULES: 0, WIRING: 0, UPGRADES: 0, EMERGENCY: 0, ADMIN: 0 },
        rules,
      };
      const record = await describeSuite(suite, params);
      expect(await differences({ connection, record, params })).to.deep.equal(NONE);
    });

    it("differs in nothing after rules were changed and an agent was named as the council may", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const agent = await admitMember(suite, MemberKind.SettlementAgent);
      await decide(suite, suite.settlement.setAgent.populateTransaction(YUAN, agent.number));
      const moment = (await networkHelpers.time.latest()) + 7_200;
      const change = { ...genesis()[0]!, value: 5n };
      await decide(suite, suite.rules.announce.populateTransaction(moment, [change]));
      expect(await differences(suite)).to.deep.equal(NONE);
    });
  });

  describe("chain", () => {
    it("names another chain and compares nothing else", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const record = { ...suite.record, chainId: 7, genesisHash: id("elsewhere") };
      expect(await differences({ ...suite, record })).to.deep.equal([
        "chain: chain: id: expected 7, found 31337",
        `chain: chain: first block: expected ${id("elsewhere")}, found ${suite.record.genesisHash}`,
      ]);
    });

    it("names parameters that are not those of the deployment", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const params = { ...suite.params, delays: { ...suite.params.delays, RULES: 60 } };
      const [first] = await differences({ ...suite, params });
      expect(first).to.match(/^chain: parameters: hash: expected 0x[0-9a-f]{64}, found 0x[0-9a-f]{64}$/);
    });
  });

  describe("code", () => {
    it("names other code at an implementation", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const { implementation, codeHash } = suite.record.contracts.evidence;
      await networkHelpers.setCode(implementation, "0x600160015500");
      const lines = await differences(suite);
      expect(lines).to.include(
        `code: evidence: code of the implementation ${implementation}: expected ${codeHash}, ` +
          `found ${ethers.keccak256("0x600160015500")}`,
      );
    });

    it("names a missing contract and compares nothing else", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const { proxy, codeHash } = suite.record.contracts.accessManager;
      await networkHelpers.setCode(proxy, "0x");
      expect(await differences(suite)).to.deep.equal([
        `code: accessManager: code of ${proxy}: expected ${codeHash}, found no code`,
      ]);
    });

    it("names another implementation behind a proxy", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const { implementation } = suite.record.contracts.consortium;
      const next = await ethers.deployContract("Consortium");
      await decide(suite, suite.consortium.upgradeToAndCall.populateTransaction(next, "0x"));
      expect(await differences(suite)).to.deep.equal([
        `code: consortium: implementation: expected ${implementation}, found ${await next.getAddress()}`,
      ]);
    });
  });

  describe("state", () => {
    it("names a proxy that somebody could initialise", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const slot = "0xf0c57e16840df040f15088dc2f81fe391c3923bec73e23a9662efc9c229c6a00";
      await networkHelpers.setStorageAt(suite.record.contracts.settlement.proxy, slot, 0);
      expect(await differences(suite)).to.deep.equal([
        "state: settlement: initialised version: expected 1, found 0",
        "state: settlement: initialize() again: expected InvalidInitialization, found passes",
      ]);
    });
  });

  describe("wiring", () => {
    it("names another rule book", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const other = await deployProxied(ethers, "RuleBook", [suite.consortium], [suite.manager, genesis()]);
      await decide(suite, suite.consortium.setRuleBook.populateTransaction(other));
      expect(await differences(suite)).to.deep.equal([
        `wiring: consortium: ruleBook(): expected ruleBook, found ${await other.getAddress()}`,
      ]);
    });

    it("names an obligation book that exits no longer ask", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.consortium.setObligationBook.populateTransaction(suite.creditLines, false));
      expect(await differences(suite)).to.deep.equal([
        "wiring: consortium: obligationBooks(): expected creditLines, settlement, financing, acceptors, " +
          "found acceptors, settlement, financing",
      ]);
    });
  });

  describe("desks", () => {
    it("names a desk that was added to the register of documents", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.evidence.setDesk.populateTransaction(NEWCOMER, true));
      expect(await differences(suite)).to.deep.equal([`desks: evidence: desk ${NEWCOMER}: expected false, found true`]);
    });

    it("names a desk of lots that got another power", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.receivables.setDesk.populateTransaction(suite.redemption, 0x120, 0x20));
      expect(await differences(suite)).to.deep.equal([
        "desks: receivables: desk redemption: expected 32, 32, found 288, 32",
      ]);
    });

    it("names a desk of lots that may no longer bring to an end what it began", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.receivables.setDesk.populateTransaction(suite.redemption, 0x20, 0));
      expect(await differences(suite)).to.deep.equal([
        "desks: receivables: desk redemption: expected 32, 32, found 32, 0",
      ]);
    });

    it("names a desk that was added to the book of credit lines", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.creditLines.setDesk.populateTransaction(NEWCOMER, true));
      expect(await differences(suite)).to.deep.equal([
        `desks: creditLines: desk ${NEWCOMER}: expected false, found true`,
      ]);
    });

    it("names a desk that was added to the books of bills", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.quotas.setDesk.populateTransaction(NEWCOMER, true));
      await decide(suite, suite.acceptors.setDesk.populateTransaction(NEWCOMER, true));
      await decide(suite, suite.bills.setDesk.populateTransaction(NEWCOMER, 1n, 1n));
      expect(await differences(suite)).to.have.members([
        `desks: bills: desk ${NEWCOMER}: expected 0, 0, found 1, 1`,
        `desks: quotas: desk ${NEWCOMER}: expected false, found true`,
        `desks: acceptors: desk ${NEWCOMER}: expected false, found true`,
      ]);
    });

    it("names a desk that settlement no longer lists", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.settlement.setDesk.populateTransaction(suite.redemption, false));
      expect(await differences(suite)).to.deep.equal([
        "desks: settlement: desk redemption: expected true, found false",
      ]);
    });

    it("names an agent that is no settlement agent", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const bank = await admitMember(suite, MemberKind.Bank);
      await decide(suite, suite.settlement.setAgent.populateTransaction(YUAN, bank.number));
      expect(await differences(suite)).to.deep.equal([
        "desks: settlement: agent of currency 156, member 1: kind: expected 8, found 3",
      ]);
    });
  });

  describe("powers", () => {
    it("names a function that was given to another role", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const { selector } = suite.consortium.halt.fragment;
      await decide(
        suite,
        suite.manager.setTargetFunctionRole.populateTransaction(suite.consortium, [selector], roles.ADMISSION),
      );
      expect(await differences(suite)).to.deep.equal([
        "powers: consortium: halt(): expected EMERGENCY, found ADMISSION",
      ]);
    });

    it("names a function that was given to everybody", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const { selector } = suite.evidence.upgradeToAndCall.fragment;
      await decide(
        suite,
        suite.manager.setTargetFunctionRole.populateTransaction(suite.evidence, [selector], 2n ** 64n - 1n),
      );
      expect(await differences(suite)).to.deep.equal([
        "powers: evidence: upgradeToAndCall(): expected UPGRADES, found everybody",
      ]);
    });

    it("names a role over a function that no contract has", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(
        suite,
        suite.manager.setTargetFunctionRole.populateTransaction(NEWCOMER, ["0x12345678"], roles.WIRING),
      );
      expect(await differences(suite)).to.deep.equal([
        `powers: ${NEWCOMER}: function 0x12345678: expected ADMIN, found WIRING`,
      ]);
    });

    it("names a contract that was closed", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.manager.setTargetClosed.populateTransaction(suite.servicing, true));
      expect(await differences(suite)).to.deep.equal(["powers: servicing: closed: expected false, found true"]);
    });

    it("names a contract that took another manager", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const other = await ethers.deployContract("AccessManager", [suite.deployer]);
      await decide(suite, suite.manager.updateAuthority.populateTransaction(suite.redemption, other));
      expect(await differences(suite)).to.deep.equal([
        `wiring: redemption: authority(): expected accessManager, found ${await other.getAddress()}`,
      ]);
    });
  });

  describe("roles", () => {
    it("names another member of a role, and the deployer when it is the one", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.manager.grantRole.populateTransaction(roles.UPGRADES, suite.deployer, 0));
      expect(await differences(suite)).to.deep.equal([
        `roles: UPGRADES: ${suite.deployer.address}: expected no, found after 0 s`,
        "roles: deployer: holds: expected nothing, found UPGRADES",
      ]);
    });

    it("names a role that the council lost", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.manager.revokeRole.populateTransaction(roles.RULES, suite.council));
      expect(await differences(suite)).to.deep.equal(["roles: RULES: council: expected after 0 s, found no"]);
    });

    it("names a delay that changed", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      await decide(suite, suite.manager.grantRole.populateTransaction(roles.WIRING, suite.council, 60));
      expect(await differences(suite)).to.deep.equal(["roles: WIRING: council: expected after 0 s, found after 60 s"]);
    });

    it("names a shorter delay that waits for its time", async () => {
      const suite = await deployByModules(connection, { delays: { WIRING: 60, ADMIN: 60 } });
      const record = await describeSuite(suite, suite.params);
      await decide(suite, suite.manager.grantRole.populateTransaction(roles.WIRING, suite.council, 0));
      await networkHelpers.time.increase(60);
      await suite.council.connect(suite.councillors[0]).execute(1);
      const from = new Date(((await networkHelpers.time.latest()) + 60) * 1_000).toISOString();
      expect(await differences({ connection, record, params: suite.params })).to.deep.equal([
        `roles: WIRING: council: expected after 60 s, found after 60 s, after 0 s from ${from}`,
      ]);
    });

    it("names who else may give or guard a role, and how long a grant waits", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const { manager } = suite;
      await decide(suite, manager.setRoleAdmin.populateTransaction(roles.RULES, roles.WIRING));
      await decide(suite, manager.setRoleGuardian.populateTransaction(roles.RULES, roles.EMERGENCY));
      await decide(suite, manager.setGrantDelay.populateTransaction(roles.RULES, 60));
      await networkHelpers.time.increase(6 * 86_400);
      expect(await differences(suite)).to.deep.equal([
        "roles: RULES: is given by: expected ADMIN, found WIRING",
        "roles: RULES: is guarded by: expected ADMIN, found EMERGENCY",
        "roles: RULES: delay of a grant: expected 0 s, found 60 s",
      ]);
    });
  });

  describe("council", () => {
    it("names other accounts and another threshold", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const params = { ...suite.params, council: { accounts: [NEWCOMER], threshold: 2 } };
      const record = await describeSuite(suite, params);
      const [councillor] = suite.councillors;
      expect(await differences({ ...suite, record, params })).to.deep.equal([
        `council: council: accounts: expected ${NEWCOMER}, found ${councillor!.address}`,
        "council: council: threshold: expected 2, found 1",
      ]);
    });
  });

  describe("rules", () => {
    it("names a rule of the first epoch with another value or article, one too many, and one too few", async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const [first, second, third, ...rest] = suite.params.rules;
      const params = {
        ...suite.params,
        rules: [
          { ...first!, value: 7n },
          { ...second!, article: id("another article") },
          { ...third!, name: "no.such", parameter: id("no.such") },
          ...rest,
        ],
      };
      const record = await describeSuite(suite, params);
      const lines = await differences({ ...suite, record, params });
      expect(lines).to.deep.equal([
        `rules: ${first!.name}: value in epoch 1: expected 7, found ${first!.value}`,
        `rules: ${second!.name}: article in epoch 1: expected ${id("another article")}, found ${second!.article}`,
        `rules: no.such: value in epoch 1: expected ${third!.value}, found 0`,
        `rules: no.such: article in epoch 1: expected ${third!.article}, found none`,
        `rules: ${third!.parameter}: in epoch 1: expected no such rule, found a rule`,
      ]);
    });
  });
});
