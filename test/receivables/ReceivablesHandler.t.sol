// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {Consortium} from "../../contracts/consortium/Consortium.sol";
import {MemberId, MemberKind} from "../../contracts/consortium/Member.sol";
import {DocumentKind} from "../../contracts/evidence/Document.sol";
import {Evidence} from "../../contracts/evidence/Evidence.sol";
import {IEvidence} from "../../contracts/evidence/IEvidence.sol";
import {ILots} from "../../contracts/lots/ILots.sol";
import {Instrument} from "../../contracts/lots/Instrument.sol";
import {Encumbrance} from "../../contracts/lots/Lot.sol";
import {InstrumentId, LotId, LotRef, Units} from "../../contracts/lots/LotTypes.sol";
import {IOrigination} from "../../contracts/receivables/IOrigination.sol";
import {Origination} from "../../contracts/receivables/Origination.sol";
import {Receivables} from "../../contracts/receivables/Receivables.sol";
import {Redemption} from "../../contracts/receivables/Redemption.sol";
import {Servicing} from "../../contracts/receivables/Servicing.sol";
import {Settlement} from "../../contracts/settlement/Settlement.sol";

/// @notice Random acts on receivables by their members, and what must follow from each, written down independently.
contract ReceivablesHandler is Test {
    uint16 internal constant CNY = 156;
    uint256 internal constant MEMBERS = 6;
    uint256 internal constant MOST_INSTRUMENTS = 12;
    uint40 internal constant FACE_LIMIT = 1_000_000_00;

    /// @dev What the ledger must say of a lot: kept by this contract from the acts alone.
    struct Expected {
        uint24 holder;
        uint40 start;
        uint8 tier;
        uint16 flags;
        bytes21 trail;
    }

    struct SplitMade {
        uint256 parent;
        uint256 child;
        bytes21 before;
    }

    Evidence public immutable EVIDENCE;
    Servicing public immutable SERVICING;
    Receivables public immutable RECEIVABLES;
    Origination public immutable ORIGINATION;
    Redemption public immutable REDEMPTION;
    Settlement public immutable SETTLEMENT;

    /// @dev Members 1..6: the first owes, the others trade; member 7 reports settlement; 8 and 9 are banks, 10 a court.
    /// Keys by member number.
    mapping(uint24 => uint256) internal _keys;

    uint256[] public lots;
    mapping(uint256 => bool) internal _listed;
    mapping(uint256 => Expected) public expected;
    mapping(uint256 => ILots.Transfer) internal _offers;
    SplitMade[] internal _splits;
    uint96[] public instruments;
    mapping(uint96 => uint256) public placeOf;
    mapping(uint96 => uint40) public redeemed;
    mapping(uint96 => uint8) public states;
    mapping(uint96 => uint24) public grantors;
    bytes32[] public documents;
    mapping(bytes32 => uint56) public used;
    bytes32[] internal _payments;
    mapping(bytes32 => uint256) internal _paidLot;
    mapping(bytes32 => bool) internal _accepted;
    uint256 internal _serial;
    bool internal _inside;

    uint256 public calls;
    uint256 public done;

    constructor(
        Consortium consortium,
        Evidence evidence,
        Receivables receivables,
        Origination origination,
        Servicing servicing,
        Redemption redemption,
        Settlement settlement
    ) {
        EVIDENCE = evidence;
        RECEIVABLES = receivables;
        ORIGINATION = origination;
        SERVICING = servicing;
        REDEMPTION = redemption;
        SETTLEMENT = settlement;
        for (uint24 m = 1; m <= MEMBERS + 4; ++m) {
            _keys[m] = uint256(keccak256(abi.encode("key", m)));
            vm.prank(_account(m));
            consortium.applyForMembership(keccak256(abi.encode("entity", m)), _kindOf(m), 4403);
        }
    }

    function _kindOf(uint24 member) private pure returns (MemberKind) {
        if (member == 1) return MemberKind.CoreEnterprise;
        if (member <= MEMBERS) return MemberKind.Enterprise;
        if (member == 7) return MemberKind.SettlementAgent;
        return member == 10 ? MemberKind.Court : MemberKind.Bank;
    }

    /// @dev An act that finds nothing to do may do another one instead; that is still one call.
    modifier counted() {
        bool outer = !_inside;
        if (outer) ++calls;
        _inside = true;
        _;
        if (outer) _inside = false;
    }

    // ------------------------------------------------------------------------------------------ acts

    function issue(uint256 seed, uint40 face, uint40 term) public counted {
        if (instruments.length >= MOST_INSTRUMENTS) return transferWhole(seed, face);
        uint24 creditor = _trader(seed);
        face = uint40(bound(face, 1000, FACE_LIMIT));
        IOrigination.Terms memory terms = IOrigination.Terms({
            debtor: MemberId.wrap(1),
            creditor: MemberId.wrap(creditor),
            grantor: MemberId.wrap(uint24(8 + (seed % 2))),
            currency: CNY,
            face: Units.wrap(face),
            maturity: uint40(block.timestamp + bound(term, 3 days, 90 days)),
            assignable: true,
            debtorReference: bytes32(++_serial),
            background: _document(creditor, 1, face)
        });
        vm.prank(_account(creditor));
        ORIGINATION.submit(terms, uint40(block.timestamp + 1 days));
        vm.prank(_account(1));
        uint96 id = InstrumentId.unwrap(ORIGINATION.confirm(terms));
        placeOf[id] = instruments.length;
        instruments.push(id);
        (states[id], grantors[id]) = (3, MemberId.unwrap(terms.grantor));
        uint256 lot = (uint256(id) << 40) | face;
        bytes32 step = _step(1, 1, creditor, 0, face, uint40(block.timestamp), 1, face);
        bytes21 trail = _next(bytes21(uint168(id)), step, terms.background);
        _put(lot, Expected(creditor, 0, 0, 0, trail));
        used[terms.background] += face;
        ++done;
    }

    function transferWhole(uint256 seed, uint256 to) public counted {
        _assign(seed, to, type(uint40).max);
    }

    function transferPart(uint256 seed, uint256 to, uint40 units) public counted {
        _assign(seed, to, units);
    }

    function offer(uint256 seed, uint256 to, uint40 units) public counted {
        (uint256 id, bool found) = _free(seed);
        if (!found) return;
        ILots.Transfer memory t = _draft(id, to, units);
        vm.prank(_account(expected[id].holder));
        RECEIVABLES.offer(t);
        expected[id].flags |= Encumbrance.OFFERED;
        _offers[id] = t;
        ++done;
    }

    function answer(uint256 seed, uint8 how) public counted {
        (uint256 id, bool found) = _flagged(seed, Encumbrance.OFFERED);
        if (!found) return offer(seed, seed, uint40(seed));
        ILots.Transfer memory t = _offers[id];
        bool late = block.timestamp > t.deadline;
        if (late) {
            RECEIVABLES.expire(t.lot);
            _cutConsents(id);
        } else if (how % 3 == 0 || states[uint96(id >> 40)] != 3) {
            vm.prank(_account(MemberId.unwrap(t.to)));
            RECEIVABLES.refuse(t.lot);
            _cutConsents(id);
        } else if (how % 3 == 1) {
            vm.prank(_account(expected[id].holder));
            RECEIVABLES.withdraw(t.lot);
            _cutConsents(id);
        } else {
            vm.prank(_account(MemberId.unwrap(t.to)));
            RECEIVABLES.acceptOffer(t);
            expected[id].flags &= ~Encumbrance.OFFERED;
            _moved(id, t);
        }
        ++done;
    }

    function split(uint256 seed, uint40 units) public counted {
        (uint256 id, bool found) = _free(seed);
        if (!found) return;
        Expected memory e = expected[id];
        uint40 size = uint40(id) - e.start;
        if (size < 2) return;
        units = uint40(bound(units, 1, size - 1));
        vm.prank(_account(e.holder));
        RECEIVABLES.split(LotId.wrap(id), Units.wrap(units));
        uint40 cut = e.start + units;
        bytes32 front = _step(4, e.holder, e.holder, e.start, cut, 0, 0, uint40(id));
        _splits.push(SplitMade(id, _named(id, cut), e.trail));
        _put(_named(id, cut), Expected(e.holder, e.start, e.tier, e.flags, _next(e.trail, front, 0)));
        _cutFront(id, cut);
        ++done;
    }

    function merge(uint256 seed) public counted {
        if (_splits.length == 0) return split(seed, uint40(seed));
        SplitMade memory s = _splits[_splits.length - 1];
        _splits.pop();
        Expected memory p = expected[s.parent];
        Expected memory c = expected[s.child];
        bytes32 front = _step(4, p.holder, p.holder, c.start, uint40(s.child), 0, 0, uint40(s.parent));
        bytes32 rest = _step(5, p.holder, p.holder, p.start, uint40(s.parent), 0, 0, uint40(s.parent));
        uint8 state = states[uint96(s.parent >> 40)];
        bool may =
            (state == 3 || state == 4) &&
                (p.flags | c.flags) & (Encumbrance.ALL | Encumbrance.ENDED) == 0 &&
                c.trail == _next(s.before, front, 0) &&
                p.trail == _next(s.before, rest, 0) &&
                p.start == uint40(s.child);
        vm.prank(_account(p.holder));
        try RECEIVABLES.merge(LotId.wrap(s.parent), LotId.wrap(s.child), s.before) {
            assertTrue(may, "merged what are no siblings");
            expected[s.parent].start = c.start;
            expected[s.parent].trail = s.before;
            expected[s.parent].flags |= c.flags;
            delete expected[s.child];
        } catch {
            assertFalse(may, "siblings not merged");
        }
        ++done;
    }

    function pay(uint256 seed) public counted {
        (uint256 id, bool found) = _due(seed);
        if (!found) return split(seed, uint40(seed));
        LotRef[] memory refs = new LotRef[](1);
        refs[0] = LotRef(LotId.wrap(id), expected[id].trail);
        bytes32 endToEndId = bytes32(++_serial);
        vm.prank(_account(1));
        REDEMPTION.pay(refs, endToEndId);
        expected[id].flags |= Encumbrance.IN_REDEMPTION;
        Expected memory e = expected[id];
        // Kind 1: all of the lot; its holder; its units; its name.
        uint256 subject =
            (uint256(1) << 200) | (uint256(e.holder) << 176) | (uint256(uint40(id) - e.start) << 136) | id;
        bytes32 payment = SETTLEMENT.instructionId(address(REDEMPTION), bytes32(subject), endToEndId);
        _payments.push(payment);
        _paidLot[payment] = id;
        ++done;
    }

    function report(uint256 seed, bool reject) public counted {
        if (_payments.length == 0) return pay(seed);
        uint256 k = seed % _payments.length;
        bytes32 payment = _payments[k];
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = payment;
        ++done;
        if (!_accepted[payment]) {
            if (block.timestamp > SETTLEMENT.instructionAt(payment).expiresAt) {
                SETTLEMENT.expire(ids);
                return _released(k);
            }
            vm.prank(_account(uint24(MEMBERS + 1)));
            SETTLEMENT.reportAccepted(ids);
            _accepted[payment] = true;
            return;
        }
        vm.prank(_account(uint24(MEMBERS + 1)));
        if (reject) {
            SETTLEMENT.reportRejected(ids, "AC04");
            return _released(k);
        }
        SETTLEMENT.reportFinal(ids);
        uint256 id = _paidLot[payment];
        Expected storage e = expected[id];
        bytes32 step = _step(6, e.holder, 1, e.start, uint40(id), uint40(block.timestamp), 1, uint40(id));
        e.trail = _next(e.trail, step, payment);
        e.flags = (e.flags & ~Encumbrance.IN_REDEMPTION) | Encumbrance.ENDED;
        uint96 instrument = uint96(id >> 40);
        redeemed[instrument] += uint40(id) - e.start;
        if (redeemed[instrument] == RECEIVABLES.instrumentAt(InstrumentId.wrap(instrument)).face.value()) {
            states[instrument] = 5;
        }
        _drop(k);
    }

    function wait(uint32 time) public counted {
        vm.warp(block.timestamp + bound(time, 1 hours, 6 days));
        ++done;
    }

    /// @dev The debtor disputes, and gives the dispute up when it comes to the same one again.
    function dispute(uint256 seed) public counted {
        (uint96 id, bool found) = _instrument(seed);
        if (!found) return transferPart(seed, seed, uint40(seed));
        vm.prank(_account(1));
        if (states[id] == 8) {
            SERVICING.withdrawDispute(InstrumentId.wrap(id));
            states[id] = 3;
        } else {
            SERVICING.dispute(InstrumentId.wrap(id), bytes32(seed));
            states[id] = 8;
        }
        ++done;
    }

    /// @dev Seldom, for what has fallen due moves no more.
    function accelerate(uint256 seed) public counted {
        (uint96 id, bool found) = _instrument(seed);
        Instrument memory i = RECEIVABLES.instrumentAt(InstrumentId.wrap(id));
        bool may = found && states[id] == 3 && block.timestamp < i.maturity;
        if (seed % 8 != 0 || !may) return transferPart(seed, seed, uint40(seed));
        vm.prank(_account(2));
        SERVICING.accelerate(InstrumentId.wrap(id));
        states[id] = 4;
        ++done;
    }

    // ------------------------------------------------------------------------------------------ what must follow

    function _assign(uint256 seed, uint256 to, uint40 units) private {
        (uint256 id, bool found) = _free(seed);
        if (!found) return;
        ILots.Transfer memory t = _draft(id, to, units);
        uint24 receiver = MemberId.unwrap(t.to);
        uint40 issuedAt = uint40(block.timestamp);
        bytes memory consent = _sign(receiver, RECEIVABLES.assignmentDigest(t, issuedAt), issuedAt);
        // What was signed in the same second in which a request ended is dead.
        if (expected[id].flags & Encumbrance.CONSENTS_CUT != 0) {
            vm.warp(block.timestamp + 1);
            issuedAt = uint40(block.timestamp);
            consent = _sign(receiver, RECEIVABLES.assignmentDigest(t, issuedAt), issuedAt);
        }
        vm.prank(_account(expected[id].holder));
        RECEIVABLES.assign(t, consent);
        _moved(id, t);
        ++done;
    }

    function _moved(uint256 id, ILots.Transfer memory t) private {
        Expected memory e = expected[id];
        uint24 to = MemberId.unwrap(t.to);
        uint40 cut = e.start + Units.unwrap(t.units);
        uint8 act = t.recourse ? 3 : 2;
        bytes32 step = _step(act, e.holder, to, e.start, cut, uint40(block.timestamp), 1, uint40(id));
        bytes21 trail = _next(e.trail, step, t.background);
        used[t.background] += Units.unwrap(t.units);
        if (cut != uint40(id)) _cutFront(id, cut);
        _put(_named(id, cut), Expected(to, e.start, e.tier + 1, 0, trail));
    }

    function _cutFront(uint256 id, uint40 cut) private {
        Expected storage e = expected[id];
        bytes32 rest = _step(5, e.holder, e.holder, cut, uint40(id), 0, 0, uint40(id));
        e.trail = _next(e.trail, rest, 0);
        e.start = cut;
    }

    function _cutConsents(uint256 id) private {
        expected[id].flags = (expected[id].flags & ~Encumbrance.OFFERED) | Encumbrance.CONSENTS_CUT;
    }

    function _released(uint256 k) private {
        expected[_paidLot[_payments[k]]].flags &= ~Encumbrance.IN_REDEMPTION;
        _drop(k);
    }

    function _drop(uint256 k) private {
        _payments[k] = _payments[_payments.length - 1];
        _payments.pop();
    }

    function _put(uint256 id, Expected memory e) private {
        expected[id] = e;
        if (_listed[id]) return;
        _listed[id] = true;
        lots.push(id);
    }

    // ------------------------------------------------------------------------------------------ choices

    /// @dev An instrument that is not settled.
    function _instrument(uint256 seed) private view returns (uint96 id, bool found) {
        for (uint256 i = 0; i < instruments.length; ++i) {
            id = instruments[addmod(seed >> 8, i, instruments.length)];
            if (states[id] != 5) return (id, true);
        }
    }

    /// @dev A live, unencumbered lot; one that may still move, where there is one.
    function _free(uint256 seed) private returns (uint256 id, bool found) {
        for (uint256 i = 0; i < lots.length; ++i) {
            id = lots[addmod(seed, i, lots.length)];
            Expected memory e = expected[id];
            if (e.holder != 0 && e.flags & (Encumbrance.ALL | Encumbrance.ENDED) == 0) {
                if (_alive(id)) return (id, true);
            }
        }
        if (instruments.length < MOST_INSTRUMENTS) {
            issue(seed, uint40(seed), uint40(seed >> 40));
            return (lots[lots.length - 1], true);
        }
        return (0, false);
    }

    /// @dev An unencumbered lot whose instrument has fallen due.
    function _due(uint256 seed) private view returns (uint256 id, bool found) {
        for (uint256 i = 0; i < lots.length; ++i) {
            id = lots[addmod(seed, i, lots.length)];
            Expected memory e = expected[id];
            if (e.holder == 0 || e.flags & (Encumbrance.ALL | Encumbrance.ENDED) != 0) continue;
            if (block.timestamp >= RECEIVABLES.instrumentAt(InstrumentId.wrap(uint96(id >> 40))).maturity) {
                return (id, true);
            }
        }
    }

    function _alive(uint256 id) private view returns (bool) {
        Instrument memory i = RECEIVABLES.instrumentAt(InstrumentId.wrap(uint96(id >> 40)));
        return
            states[uint96(id >> 40)] == 3 &&
            block.timestamp + 1 days + 1 < i.maturity &&
            expected[id].tier < i.highestTier;
    }

    function _flagged(uint256 seed, uint16 flag) private view returns (uint256 id, bool found) {
        for (uint256 i = 0; i < lots.length; ++i) {
            id = lots[addmod(seed, i, lots.length)];
            if (expected[id].flags & flag != 0) return (id, true);
        }
    }

    function _draft(uint256 id, uint256 to, uint40 units) private returns (ILots.Transfer memory t) {
        Expected memory e = expected[id];
        uint24 receiver = _trader(to);
        if (receiver == e.holder) receiver = receiver == MEMBERS ? 2 : receiver + 1;
        units = uint40(bound(units, 1, uint40(id) - e.start));
        t = ILots.Transfer({
            lot: LotId.wrap(id),
            to: MemberId.wrap(receiver),
            units: Units.wrap(units),
            deadline: uint40(block.timestamp + 1 days),
            recourse: to % 2 == 0,
            background: _document(receiver, e.holder, units)
        });
    }

    function _document(uint24 seller, uint24 buyer, uint40 amount) private returns (bytes32 tag) {
        tag = keccak256(abi.encode("document", ++_serial));
        vm.prank(_account(seller));
        EVIDENCE.register(
            IEvidence.Registration({
                tag: tag,
                seller: MemberId.wrap(seller),
                buyer: MemberId.wrap(buyer),
                currency: CNY,
                kind: DocumentKind.Invoice,
                amount: uint56(amount) + uint56(_serial % 3),
                root: keccak256("root"),
                fingerprint: 1
            })
        );
        documents.push(tag);
    }

    function _trader(uint256 seed) private pure returns (uint24) {
        return uint24(2 + (seed % (MEMBERS - 1)));
    }

    function _account(uint24 member) private view returns (address) {
        return vm.addr(_keys[member]);
    }

    function _sign(uint24 member, bytes32 digest, uint40 issuedAt) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keys[member], digest);
        return abi.encodePacked(_account(member), issuedAt, r, s, v);
    }

    function _named(uint256 id, uint40 end) private pure returns (uint256) {
        return ((id >> 40) << 40) | end;
    }

    /// @dev A step as the documentation lays it out, packed without the contracts' own code.
    function _step(
        uint8 act,
        uint24 from,
        uint24 to,
        uint40 start,
        uint40 end,
        uint40 time,
        uint32 epoch,
        uint40 parentEnd
    ) private pure returns (bytes32) {
        return bytes32(uint256(uint248(bytes31(abi.encodePacked(parentEnd, epoch, time, end, start, to, from, act)))));
    }

    function _next(bytes21 trail, bytes32 step, bytes32 background) private pure returns (bytes21) {
        return bytes21(keccak256(abi.encode(trail, step, background)));
    }

    /// @notice Whether there is a lot of this name, live or ended.
    function holds(uint256 id) external view returns (bool) {
        return expected[id].holder != 0;
    }

    function accountOf(uint24 member) external view returns (address) {
        return _account(member);
    }

    function lotCount() external view returns (uint256) {
        return lots.length;
    }

    function instrumentCount() external view returns (uint256) {
        return instruments.length;
    }

    function documentCount() external view returns (uint256) {
        return documents.length;
    }
}
