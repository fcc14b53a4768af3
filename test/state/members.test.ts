import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { MemberState, type MembersState } from "@tradelane/sdk/state";
import { account, EventLog, hash } from "./support/events.ts";
import { expectUnexplained, foldArea } from "./support/fold.ts";

const KEY = account(0x11);
const OTHER = account(0x12);
const ENTITY = hash("entity");

function members(log: EventLog): MembersState {
  return foldArea("members", log);
}

function applied(log = new EventLog(), member = 1n, key = KEY, entity = ENTITY): EventLog {
  return log
    .emit("consortium", "MemberApplied", { member, entity, kind: 1n, region: 3100n, account: key, time: 100n })
    .emit("consortium", "AccountSet", { member, account: key, rights: 15n, consentsFrom: 100n });
}

function admitted(): EventLog {
  return applied().emit("consortium", "MemberAdmitted", { member: 1n, time: 200n });
}

describe("members from events", () => {
  it("apply with their first account, which has all rights", () => {
    const state = members(applied());
    const member = { entity: ENTITY, kind: 1n, state: MemberState.Applied, region: 3100n, since: 100n };
    expect(state.members.get(1n)).to.deep.equal(member);
    expect(state.entities.get(ENTITY)).to.equal(1n);
    expect(state.accounts.get(KEY)).to.deep.equal({ member: 1n, rights: 15n, consentsFrom: 100n });
  });

  it("leave no trace but their number when they are refused, so that entity and account may apply again", () => {
    const refused = { member: 1n, entity: ENTITY, account: KEY, time: 150n };
    const log = applied().emit("consortium", "ApplicationRefused", refused);
    const state = members(log);
    expect(state.members.get(1n)).to.deep.equal({ entity: ZeroHash, kind: 0n, state: 0n, region: 0n, since: 0n });
    expect(state.accounts.get(KEY)).to.deep.equal({ member: 0n, rights: 0n, consentsFrom: 0n });
    expect(state.entities.get(ENTITY)).to.equal(0n);

    const again = members(applied(log, 2n));
    expect(again.entities.get(ENTITY)).to.equal(2n);
    expect(again.accounts.get(KEY)!.member).to.equal(2n);
  });

  it("pass through their states, each from when it was entered", () => {
    const log = admitted();
    const steps = [
      ["MemberSuspended", { member: 1n, reason: 3n, time: 300n }, MemberState.Suspended],
      ["MemberReinstated", { member: 1n, time: 400n }, MemberState.Active],
      ["MemberExitStarted", { member: 1n, excluded: false, time: 500n }, MemberState.Exiting],
      ["MemberExited", { member: 1n, time: 600n }, MemberState.Exited],
    ] as const;
    expect(members(log).members.get(1n)).to.include({ state: MemberState.Active, since: 200n });
    for (const [name, args, state] of steps) {
      log.emit("consortium", name, args);
      expect(members(log).members.get(1n), name).to.include({ state, since: args.time });
    }
  });

  it("are refused: a suspended one that starts to leave by itself, though the council may exclude it", () => {
    const suspended = () => admitted().emit("consortium", "MemberSuspended", { member: 1n, reason: 3n, time: 300n });
    const leave = { member: 1n, excluded: false, time: 400n };
    const own = suspended().emit("consortium", "MemberExitStarted", leave);
    expectUnexplained("members", own, "member 1", "its state is 3");
    const council = suspended().emit("consortium", "MemberExitStarted", { ...leave, excluded: true });
    expect(members(council).members.get(1n)!.state).to.equal(MemberState.Exiting);
  });

  it("are refused: states entered from elsewhere, and numbers out of turn", () => {
    const early = applied().emit("consortium", "MemberSuspended", { member: 1n, reason: 1n, time: 1n });
    expectUnexplained("members", early, "member 1", "its state is 1");
    const exited = admitted().emit("consortium", "MemberExited", { member: 1n, time: 1n });
    expectUnexplained("members", exited, "member 1", "its state is 2");
    const args = { member: 3n, entity: hash("x"), kind: 1n, region: 0n, account: OTHER, time: 1n };
    const gap = admitted().emit("consortium", "MemberApplied", args);
    expectUnexplained("members", gap, "member 3", "the number after 1 was expected");
  });

  it("add, change and strip accounts, which stay bound to them for good", () => {
    const bound = { member: 1n, account: OTHER, rights: 6n, consentsFrom: 300n };
    const log = admitted().emit("consortium", "AccountSet", bound);
    expect(members(log).accounts.get(OTHER)).to.deep.equal({ member: 1n, rights: 6n, consentsFrom: 300n });
    log.emit("consortium", "AccountSet", { ...bound, rights: 0n, consentsFrom: 400n });
    expect(members(log).accounts.get(OTHER)).to.deep.equal({ member: 1n, rights: 0n, consentsFrom: 400n });
    applied(log, 2n, account(0x13), hash("second"));
    log.emit("consortium", "AccountSet", { ...bound, member: 2n });
    expectUnexplained("members", log, `account ${OTHER}`, "it is bound to member 1");
  });

  it("revoke what their accounts signed, and not what others signed", () => {
    const revoked = { member: 1n, account: KEY, consentsFrom: 350n };
    const log = admitted().emit("consortium", "ConsentsRevoked", revoked);
    expect(members(log).accounts.get(KEY)).to.deep.equal({ member: 1n, rights: 15n, consentsFrom: 350n });
    log.emit("consortium", "ConsentsRevoked", { ...revoked, account: OTHER });
    expectUnexplained("members", log, `account ${OTHER}`, "it speaks for member 0, not 1");
  });

  it("have the mandate that was set last", () => {
    const log = admitted()
      .emit("consortium", "MandateSet", { member: 1n, businesses: 1n, until: 9n, regions: 0xffffn })
      .emit("consortium", "MandateSet", { member: 1n, businesses: 0n, until: 0n, regions: 0n });
    expect(members(log).mandates.get(1n)).to.deep.equal({ businesses: 0n, until: 0n, regions: 0n });
  });

  it("see a business halted until it is resumed, whatever the clock says", () => {
    const order = { business: 1n, level: 2n, until: 900n, reason: 4n, caseId: hash("case") };
    const log = new EventLog().emit("consortium", "BusinessHalted", order);
    const { level, until, reason, caseId } = order;
    expect(members(log).halts.get(1n)).to.deep.equal({ level, until, reason, caseId });
    log.emit("consortium", "BusinessResumed", { business: 1n });
    expect(members(log).halts.get(1n)).to.deep.equal({ level: 0n, until: 0n, reason: 0n, caseId: ZeroHash });
    const never = new EventLog().emit("consortium", "BusinessResumed", { business: 2n });
    expectUnexplained("members", never, "business 2", "it was not halted");
  });

  it("go by the rule book and the epoch that the gate was told", () => {
    const log = new EventLog()
      .emit("consortium", "RuleBookSet", { ruleBook: OTHER })
      .emit("consortium", "RuleEpochNoted", { epoch: 2n, nextAt: 77n });
    expect(members(new EventLog()).gate).to.deep.equal({ ruleBook: ZeroAddress, epoch: 0n, nextAt: 0n });
    expect(members(log).gate).to.deep.equal({ ruleBook: OTHER, epoch: 2n, nextAt: 77n });
  });

  it("list obligation books in the consortium's own order: the last takes the place of one that goes", () => {
    const books = [account(0x21), account(0x22), account(0x23)] as const;
    const log = new EventLog();
    for (const book of books) log.emit("consortium", "ObligationBookSet", { book, listed: true });
    log.emit("consortium", "ObligationBookSet", { book: books[0], listed: false });
    expect(members(log).obligationBooks).to.deep.equal([books[2], books[1]]);
    log.emit("consortium", "ObligationBookSet", { book: books[1], listed: false });
    expect(members(log).obligationBooks).to.deep.equal([books[2]]);
    log.emit("consortium", "ObligationBookSet", { book: books[1], listed: false });
    expectUnexplained("members", log, `obligation book ${books[1]}`, "nothing changes");
  });
});
