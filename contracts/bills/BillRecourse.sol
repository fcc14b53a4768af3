// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IGate} from "../consortium/IGate.sol";
import {MemberId} from "../consortium/Member.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Encumbrance, Lot} from "../lots/Lot.sol";
import {InstrumentId, LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {Shares} from "../lots/Shares.sol";
import {PathStep, Trail} from "../lots/Trail.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";
import {BillDesk} from "./BillDesk.sol";
import {BillLiability, BillParty} from "./BillLiability.sol";
import {BillRecourseRules, readBillRecourseRules} from "./BillRecourseRules.sol";
import {BillTable as Table} from "./BillTable.sol";
import {IAcceptors} from "./IAcceptors.sol";
import {IBillRecourse} from "./IBillRecourse.sol";
import {IBills} from "./IBills.sol";
import {IIssuance} from "./IIssuance.sol";
import {IPresentation} from "./IPresentation.sol";

/// @title Desk of recourse on bills
/// @notice See `IBillRecourse`. Who is liable is in `BillLiability`.
/// @dev A payment's subject is the lot's name: while it is on its way the lot neither moves nor is cut.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract BillRecourse is IBillRecourse, BillDesk {
    /// @dev One slot a lot: who pays 24 | what is on its way 56 | what the holder paid 56 | when 40.
    /// @param paid By the holder in recourse; zero where it did not come to the lot so.
    struct Recovery {
        MemberId payer;
        uint56 amount;
        uint56 paid;
        uint40 paidAt;
    }

    /// @custom:storage-location erc7201:tradelane.billrecourse
    struct BillRecourseStorage {
        mapping(LotId => Recovery) recoveries;
        mapping(LotId => mapping(MemberId => uint40 moment)) claimedAt;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.billrecourse")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x72adae3ec63054474d31de6b383d25cd179d4ec48bdbb1ef30e6851989db2000;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAcceptors public immutable ACCEPTORS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IIssuance public immutable ISSUANCE;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPresentation public immutable PRESENTATION;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ISettlement public immutable SETTLEMENT;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULE_BOOK;

    modifier onlySettlement() {
        if (msg.sender != address(SETTLEMENT)) revert BillRecourseNotSettlement(msg.sender);
        _;
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IGate gate,
        IBills bills,
        IAcceptors acceptors,
        IIssuance issuance,
        IPresentation presentation,
        ISettlement settlement,
        IRuleBook ruleBook
    ) BillDesk(gate, bills) {
        ACCEPTORS = acceptors;
        ISSUANCE = issuance;
        PRESENTATION = presentation;
        SETTLEMENT = settlement;
        RULE_BOOK = ruleBook;
    }

    // ------------------------------------------------------------------------------------------ acts

    /// @inheritdoc IBillRecourse
    function claim(
        LotRef calldata ref,
        PathStep[] calldata path,
        MemberId liable,
        Units costs,
        uint40 deadline
    ) external {
        (MemberId me, uint32 epoch) = _askAsHolder(Table.CLAIM, ref, liable, deadline, _deal(ref, costs));
        BillRecourseRules memory rules = readBillRecourseRules(RULE_BOOK, epoch);
        Liable memory party = _liabilityOf(rules, ref.lot, path, liable);
        uint40 time = uint40(block.timestamp);
        if (time >= party.lapsedFrom) revert BillRecourseLapsed(ref.lot, liable, party.lapsedFrom);
        _storage().claimedAt[ref.lot][liable] = time;
        emit BillRecourseClaimed(ref.lot, me, liable, party.role, costs, party.lapsedFrom, deadline, time, epoch);
    }

    /// @inheritdoc IBillRecourse
    function satisfy(LotRef calldata ref, Units costs, bytes32 endToEndId) external {
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _answer(
            Table.SATISFY,
            Table.CLAIM,
            ref.lot,
            _deal(ref, costs)
        );
        Owed memory owed = _owedAt(
            readBillRecourseRules(RULE_BOOK, parties.epoch),
            ref.lot,
            costs,
            uint40(block.timestamp)
        );
        uint56 amount = owed.principal + owed.interest + owed.costs;
        Recovery storage recovery = _storage().recoveries[ref.lot];
        (recovery.payer, recovery.amount) = (parties.me, amount);
        BILLS.take(Table.SATISFY, ref, agreement);
        _instruct(parties, ref.lot, owed, amount, endToEndId);
    }

    function _instruct(Parties memory parties, LotId lot, Owed memory owed, uint56 amount, bytes32 endToEndId) private {
        (MemberId payer, MemberId holder, uint32 epoch) = (parties.me, parties.other, parties.epoch);
        bytes32 instruction = SETTLEMENT.instruct(
            ISettlement.Order({
                payer: payer,
                payee: holder,
                currency: BILLS.instrumentAt(lot.instrumentOf()).currency,
                amount: amount,
                subject: bytes32(LotId.unwrap(lot)),
                endToEndId: endToEndId
            }),
            epoch
        );
        emit BillRecourseInstructed(lot, payer, holder, instruction, owed, uint40(block.timestamp), epoch);
    }

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external onlySettlement {
        LotId id = LotId.wrap(uint256(subject));
        Recovery memory recovery = _storage().recoveries[id];
        if (recovery.payer == BILLS.instrumentAt(id.instrumentOf()).obligor) {
            _end(id, instruction, recovery.amount, epoch);
            return;
        }
        uint40 time = uint40(block.timestamp);
        _storage().recoveries[id] = Recovery({payer: recovery.payer, amount: 0, paid: recovery.amount, paidAt: time});
        MemberId holder = BILLS.lotAt(id).holder;
        emit BillRecourseSettled(id, recovery.payer, holder, instruction, recovery.amount, time);
        BILLS.deliver(id, Encumbrance.IN_RECOURSE, recovery.payer, Trail.RECOVERED, instruction, epoch);
    }

    /// @dev The acceptor has paid, and nobody is liable any more.
    function _end(LotId id, bytes32 instruction, uint56 amount, uint32 epoch) private {
        InstrumentId instrument = id.instrumentOf();
        Instrument memory bill = BILLS.instrumentAt(instrument);
        Lot memory lot = BILLS.lotAt(id);
        Units margin = Shares.share(lot.start, lot.end, ISSUANCE.marginOf(instrument), bill.face);
        delete _storage().recoveries[id];
        emit BillRecoursePaidByAcceptor({
            lot: id,
            acceptor: bill.obligor,
            holder: lot.holder,
            instruction: instruction,
            amount: amount,
            units: lot.units(),
            margin: margin,
            time: uint40(block.timestamp)
        });
        ACCEPTORS.release(bill.obligor, lot.units().value(), margin.value());
        BILLS.redeem(id, Encumbrance.IN_RECOURSE | Encumbrance.DISHONOURED, instruction, epoch);
    }

    /// @inheritdoc ISettlementDesk
    /// @dev The lot is dishonoured as before the claim; the holder may claim again.
    function onReleased(bytes32, bytes32 subject) external onlySettlement {
        BILLS.release(LotId.wrap(uint256(subject)), Encumbrance.IN_RECOURSE);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IBillRecourse
    function liableOn(LotId lot, PathStep[] calldata path) external view returns (Liable[] memory liable) {
        BillRecourseRules memory rules = _rulesNow();
        (BillParty[] memory parties, IPresentation.PresentedLot memory presented) = _partiesOn(lot, path);
        liable = new Liable[](parties.length);
        for (uint256 k = 0; k < parties.length; ++k) {
            liable[k] = _asLiable(rules, lot, parties[k], presented.dishonouredAt);
        }
    }

    /// @inheritdoc IBillRecourse
    function owedAt(LotId lot, uint40 moment) external view returns (Owed memory) {
        return _owedAt(_rulesNow(), lot, Units.wrap(0), moment);
    }

    function _rulesNow() private view returns (BillRecourseRules memory) {
        return readBillRecourseRules(RULE_BOOK, RULE_BOOK.epochAt(uint40(block.timestamp)));
    }

    // ------------------------------------------------------------------------------------------ liability

    function _liabilityOf(
        BillRecourseRules memory rules,
        LotId lot,
        PathStep[] calldata path,
        MemberId member
    ) private view returns (Liable memory) {
        (BillParty[] memory parties, IPresentation.PresentedLot memory presented) = _partiesOn(lot, path);
        for (uint256 k = 0; k < parties.length; ++k) {
            if (parties[k].member == member) return _asLiable(rules, lot, parties[k], presented.dishonouredAt);
        }
        revert BillRecourseNotLiable(lot, member);
    }

    function _partiesOn(
        LotId id,
        PathStep[] calldata path
    ) private view returns (BillParty[] memory parties, IPresentation.PresentedLot memory presented) {
        InstrumentId instrument = id.instrumentOf();
        Lot memory lot = BILLS.lotAt(id);
        if (Trail.along(instrument, path) != lot.trail) revert BillRecoursePathWrong(id);
        presented = PRESENTATION.presentationOf(id);
        MemberId acceptor = BILLS.instrumentAt(instrument).obligor;
        parties = BillLiability.liableOn(path, acceptor, lot.holder, presented.overdue);
    }

    function _asLiable(
        BillRecourseRules memory rules,
        LotId lot,
        BillParty memory party,
        uint40 dishonouredAt
    ) private view returns (Liable memory) {
        (uint40 since, uint256 months) = _termOf(rules, lot, party.place, dishonouredAt);
        uint40 claimedAt = _storage().claimedAt[lot][party.member];
        if (claimedAt > since) since = claimedAt;
        return Liable(party.member, _roleOf(party.place), rules.lapsedFrom(since, months));
    }

    /// @dev How long the holder's right against a place lasts, and from when on.
    function _termOf(
        BillRecourseRules memory rules,
        LotId lot,
        uint256 place,
        uint40 dishonouredAt
    ) private view returns (uint40 since, uint256 months) {
        if (place < BillLiability.ENDORSERS) {
            return (BILLS.instrumentAt(lot.instrumentOf()).maturity, rules.primaryMonths);
        }
        uint40 paidAt = _storage().recoveries[lot].paidAt;
        return paidAt == 0 ? (dishonouredAt, rules.recourseMonths) : (paidAt, rules.reRecourseMonths);
    }

    function _roleOf(uint256 place) private pure returns (Role) {
        return Role(place < BillLiability.ENDORSERS ? place : BillLiability.ENDORSERS + (place % 2));
    }

    // ------------------------------------------------------------------------------------------ amounts

    function _owedAt(
        BillRecourseRules memory rules,
        LotId id,
        Units costs,
        uint40 moment
    ) private view returns (Owed memory) {
        Recovery memory recovery = _storage().recoveries[id];
        bool again = recovery.paid != 0;
        uint56 principal = again ? recovery.paid : BILLS.lotAt(id).units().value();
        uint40 from = again ? recovery.paidAt : _interestFrom(id);
        uint256 interest = moment > from ? rules.interest(principal, from, moment) : 0;
        uint256 sum = principal + interest + costs.value();
        if (sum > type(uint56).max) revert BillRecourseAmountTooHigh(id, sum);
        return Owed(principal, uint56(interest), costs.value());
    }

    /// @dev The moment with whose day interest begins on what was never paid.
    function _interestFrom(LotId id) private view returns (uint40) {
        IPresentation.PresentedLot memory presented = PRESENTATION.presentationOf(id);
        if (presented.presentedAt == 0) return presented.dishonouredAt;
        return presented.overdue ? presented.presentedAt : BILLS.instrumentAt(id.instrumentOf()).maturity;
    }

    // ------------------------------------------------------------------------------------------ private

    function _deal(LotRef calldata ref, Units costs) private pure returns (bytes32) {
        return keccak256(abi.encode(ref.lot, ref.trail, costs));
    }

    function _storage() private pure returns (BillRecourseStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
