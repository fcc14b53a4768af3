// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Attributes} from "../consortium/Attributes.sol";
import {IAttestations} from "../consortium/IAttestations.sol";
import {IConsortium} from "../consortium/IConsortium.sol";
import {ActClass, Business, MemberId, MemberKind, NOBODY, Rights, entryOf} from "../consortium/Member.sol";
import {hasRegion, ALL_REGIONS} from "../consortium/Regions.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {Instrument} from "../lots/Instrument.sol";
import {IRequests} from "../lots/IRequests.sol";
import {Encumbrance, Lot} from "../lots/Lot.sol";
import {LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {Request} from "../lots/Request.sol";
import {Trail} from "../lots/Trail.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";
import {BillDesk} from "./BillDesk.sol";
import {BillTable as Table} from "./BillTable.sol";
import {IBills} from "./IBills.sol";
import {IQuotas} from "./IQuotas.sol";
import {IRediscountWindow} from "./IRediscountWindow.sol";
import {Label} from "./Quota.sol";
import {RediscountChecks} from "./RediscountChecks.sol";
import {RediscountRules, readRediscountRules} from "./RediscountRules.sol";
import {RediscountTable as Stages} from "./RediscountTable.sol";

/// @title The window of rediscount
/// @notice See `IRediscountWindow`. Requests stand in the ledger of bills; which bills may come is in
/// `RediscountChecks`.
/// @dev One instruction pays a run of lots, and the run is its subject; a redemption's is the lot, whose name is short.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract RediscountWindow is IRediscountWindow, RediscountChecks, BillDesk {
    /// @dev An approval on its way through one act.
    struct Approval {
        MemberId bank;
        uint32 epoch;
        bool automatically;
        bytes32 endToEndId;
        uint64 amount;
        uint64 interest;
    }

    /// @custom:storage-location erc7201:tradelane.rediscount
    struct RediscountStorage {
        mapping(LotId => Rediscount) rediscounts;
        mapping(bytes32 run => LotId[]) runs;
        mapping(MemberId => Mandate) mandates;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.rediscount")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x9aea80797f4e135d1f06c023eabf0a4b9e1f07d98d1a920c9d50f5edd1481300;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IConsortium public immutable CONSORTIUM;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IQuotas public immutable QUOTAS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ISettlement public immutable SETTLEMENT;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULE_BOOK;

    modifier onlySettlement() {
        if (msg.sender != address(SETTLEMENT)) revert RediscountNotSettlement(msg.sender);
        _;
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IConsortium consortium,
        IBills bills,
        IQuotas quotas,
        ISettlement settlement,
        IRuleBook ruleBook,
        IAttestations attestations
    ) BillDesk(consortium, bills) RediscountChecks(attestations) {
        CONSORTIUM = consortium;
        QUOTAS = quotas;
        SETTLEMENT = settlement;
        RULE_BOOK = ruleBook;
    }

    // ------------------------------------------------------------------------------------------ application

    /// @inheritdoc IRediscountWindow
    function setMandate(uint64 highest, uint40 until) external {
        uint16 centralBank = uint16(1) << uint8(MemberKind.CentralBank);
        MemberId me = CONSORTIUM.accountAt(msg.sender).member;
        uint32 epoch;
        (me, epoch) = GATE.enterMandated(
            entryOf(Business.Rediscount, ActClass.Start, Rights.ACT, centralBank, centralBank),
            msg.sender,
            me
        );
        _storage().mandates[me] = Mandate(highest, until);
        emit RediscountMandateSet(me, highest, until, epoch);
    }

    /// @inheritdoc IRediscountWindow
    function applyFor(Terms calldata terms, Bill[] calldata bills, uint40 deadline, bytes32 endToEndId) external {
        (MemberId me, uint32 epoch) = GATE.enter(Stages.APPLY.entry(), msg.sender, terms.centralBank);
        RediscountRules memory rules = _rulesFor(bills.length, terms.label, epoch);
        if (!_isAttested(Attributes.SETTLEMENT_ACCOUNT, me)) revert RediscountNoSettlementAccount(me);
        LotRef[] memory refs = new LotRef[](bills.length);
        uint64 amount = 0;
        for (uint256 k = 0; k < bills.length; ++k) {
            Check failed = _judge(BILLS, me, terms, bills[k], rules);
            if (failed != Check.Passed) revert RediscountIneligible(bills[k].ref.lot, failed);
            refs[k] = bills[k].ref;
            amount += _ask(terms, refs[k], me, deadline);
        }
        uint40 time = uint40(block.timestamp);
        emit RediscountApplied(me, terms.centralBank, terms, _lotsOf(refs), amount, deadline, time, epoch);
        if (_isWithinMandate(terms.centralBank, me, amount)) {
            _approve(terms, refs, Approval(me, epoch, true, endToEndId, 0, 0), rules);
        }
    }

    function _ask(Terms calldata terms, LotRef memory ref, MemberId bank, uint40 deadline) private returns (uint64) {
        bytes32 deal = _deal(terms, ref);
        return BILLS.ask(Table.OFFER_REDISCOUNT, ref, bank, terms.centralBank, deadline, deal).units().value();
    }

    /// @dev The central bank's own mandate from the members must reach the bank as well.
    function _isWithinMandate(MemberId centralBank, MemberId bank, uint64 amount) private view returns (bool) {
        Mandate memory mandate = _storage().mandates[centralBank];
        if (amount > mandate.highest || block.timestamp > mandate.until) return false;
        IConsortium.Mandate memory reach = CONSORTIUM.mandateOf(centralBank);
        uint16 business = uint16(1) | (uint16(1) << uint8(Business.Rediscount));
        if (reach.businesses & business == 0 || block.timestamp > reach.until) return false;
        return reach.regions == ALL_REGIONS || hasRegion(reach.regions, CONSORTIUM.memberAt(bank).region);
    }

    // ------------------------------------------------------------------------------------------ approval

    /// @inheritdoc IRediscountWindow
    function approve(MemberId bank, Terms calldata terms, LotRef[] calldata lots, bytes32 endToEndId) external {
        (MemberId me, uint32 epoch) = GATE.enterMandated(Stages.APPROVE.entry(), msg.sender, bank);
        if (me != terms.centralBank) revert RediscountNotTheCentralBank(me, terms.centralBank);
        RediscountRules memory rules = _rulesFor(lots.length, terms.label, epoch);
        LotRef[] memory refs = new LotRef[](lots.length);
        for (uint256 k = 0; k < lots.length; ++k) {
            refs[k] = lots[k];
            Request memory request = BILLS.requestAt(lots[k].lot);
            if (request.from != bank) revert IRequests.LotsNoRequest(lots[k].lot);
        }
        _approve(terms, refs, Approval(bank, epoch, false, endToEndId, 0, 0), rules);
    }

    // The ledger knows no way back into its desks.
    // slither-disable-next-line reentrancy-no-eth
    function _approve(
        Terms calldata terms,
        LotRef[] memory refs,
        Approval memory approval,
        RediscountRules memory rules
    ) private {
        bytes32 run = keccak256(abi.encode(terms.centralBank, approval.bank, approval.endToEndId));
        if (_storage().runs[run].length != 0) revert RediscountRunExists(run);
        for (uint256 k = 0; k < refs.length; ++k) {
            _take(terms, refs[k], approval, rules);
            _storage().runs[run].push(refs[k].lot);
        }
        QUOTAS.reserve(approval.bank, terms.label, approval.amount);
        bytes32 instruction = _instruct(
            refs[0].lot,
            ISettlement.Order({
                payer: terms.centralBank,
                payee: approval.bank,
                currency: 0,
                amount: uint56(approval.amount - approval.interest),
                subject: run,
                endToEndId: approval.endToEndId
            }),
            approval.epoch
        );
        emit RediscountApproved({
            run: run,
            bank: approval.bank,
            centralBank: terms.centralBank,
            terms: terms,
            lots: _lotsOf(refs),
            amount: approval.amount,
            interest: approval.interest,
            instruction: instruction,
            automatically: approval.automatically,
            time: uint40(block.timestamp),
            epoch: approval.epoch
        });
    }

    /// @dev One bill of a run: the lot waits for its cash.
    function _take(
        Terms calldata terms,
        LotRef memory ref,
        Approval memory approval,
        RediscountRules memory rules
    ) private {
        bool outright = terms.redeemUntil == 0;
        ActRow row = outright ? Table.REDISCOUNT : Table.REDISCOUNT_UNDER_REPURCHASE;
        Lot memory lot = BILLS.take(
            row,
            ref,
            ILotRequests.Agreement({asked: Table.OFFER_REDISCOUNT, deal: _deal(terms, ref), signedAt: 0})
        );
        uint256 interest = _interest(terms, ref.lot, lot.units(), approval.bank, rules);
        approval.amount += lot.units().value();
        approval.interest += uint64(interest);
        _storage().rediscounts[ref.lot] = Rediscount({
            state: State.Approved,
            label: terms.label,
            bank: approval.bank,
            centralBank: terms.centralBank,
            redeemFrom: terms.redeemFrom,
            redeemUntil: terms.redeemUntil,
            units: lot.units()
        });
    }

    /// @dev It must leave something to pay.
    function _interest(
        Terms calldata terms,
        LotId id,
        Units value,
        MemberId bank,
        RediscountRules memory rules
    ) private view returns (uint256 interest) {
        Instrument memory bill = BILLS.instrumentAt(id.instrumentOf());
        uint40 until = terms.redeemUntil == 0 ? bill.maturity : terms.redeemUntil;
        bool outOfTown = CONSORTIUM.memberAt(bill.obligor).region != CONSORTIUM.memberAt(bank).region;
        interest = rules.interest(value.value(), until, outOfTown);
        if (interest >= value.value()) revert RediscountInterestTooHigh(id, interest, value);
    }

    // ------------------------------------------------------------------------------------------ after settlement

    /// @inheritdoc IRediscountWindow
    function redeem(LotId id, bytes32 endToEndId) external {
        ActRow row = Stages.REDEEM;
        MemberId centralBank = _storage().rediscounts[id].centralBank;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, centralBank);
        Rediscount memory r = _at(row, id);
        if (me != r.bank) revert RediscountNotTheBank(id, me, r.bank);
        if (block.timestamp < r.redeemFrom || block.timestamp > r.redeemUntil) {
            revert RediscountOutsideWindow(id, r.redeemFrom, r.redeemUntil);
        }
        _storage().rediscounts[id].state = State(row.afterwards());
        BILLS.encumber(Table.REDEEM, LotRef(id, BILLS.lotAt(id).trail));
        bytes32 instruction = _instruct(
            id,
            ISettlement.Order({
                payer: me,
                payee: r.centralBank,
                currency: 0,
                amount: r.units.value(),
                subject: bytes32(LotId.unwrap(id)),
                endToEndId: endToEndId
            }),
            epoch
        );
        emit RediscountRedemptionInstructed(id, me, instruction, uint40(block.timestamp), epoch);
    }

    /// @inheritdoc IRediscountWindow
    function retain(LotId id) external {
        ActRow row = Stages.RETAIN;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, NOBODY);
        Rediscount memory r = _at(row, id);
        if (me != r.centralBank) revert RediscountNotTheCentralBank(me, r.centralBank);
        if (block.timestamp <= r.redeemUntil) revert RediscountWindowOpen(id, r.redeemUntil);
        _checkFree(Table.RETAIN, id, BILLS.lotAt(id).flags);
        emit RediscountRetained(id, me, uint40(block.timestamp), epoch);
        BILLS.release(id, Table.RETAIN.required());
    }

    /// @inheritdoc IRediscountWindow
    function recordCollection(LotId id) external {
        ActRow row = Stages.RECORD_COLLECTION;
        GATE.enter(row.entry(), msg.sender, NOBODY);
        Rediscount memory r = _at(row, id);
        Lot memory lot = BILLS.lotAt(id);
        if (lot.flags & Encumbrance.ENDED == 0 && lot.holder == r.centralBank) revert RediscountNothingToRecord(id);
        _storage().rediscounts[id].state = State(row.afterwards());
        emit RediscountCollected(id, uint40(block.timestamp));
        QUOTAS.repay(r.bank, r.label, r.units.value());
    }

    /// @inheritdoc IRediscountWindow
    function recordDishonour(LotId id) external {
        ActRow row = Stages.RECORD_DISHONOUR;
        GATE.enter(row.entry(), msg.sender, NOBODY);
        _at(row, id);
        if (BILLS.lotAt(id).flags & Encumbrance.DISHONOURED == 0) revert RediscountNothingToRecord(id);
        _storage().rediscounts[id].state = State(row.afterwards());
        emit RediscountDishonoured(id, uint40(block.timestamp));
    }

    /// @dev A lot at a stage from which the row may be done.
    function _at(ActRow row, LotId id) private view returns (Rediscount memory r) {
        r = _storage().rediscounts[id];
        if (!row.allows(uint8(r.state))) revert RediscountStateForbids(id, row.act(), r.state);
    }

    // ------------------------------------------------------------------------------------------ cash

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external onlySettlement {
        if (_isLot(subject)) _handBack(LotId.wrap(uint256(subject)), instruction, epoch);
        else _settle(subject, instruction, epoch);
    }

    /// @dev The cash of a run is final: its lots pass, and the quota is used.
    // The ledger and the quotas know no way back into their desks.
    // slither-disable-next-line reentrancy-no-eth
    function _settle(bytes32 run, bytes32 instruction, uint32 epoch) private {
        LotId[] memory lots = _storage().runs[run];
        delete _storage().runs[run];
        emit RediscountSettled(run, instruction, uint40(block.timestamp));
        uint64 amount = 0;
        for (uint256 k = 0; k < lots.length; ++k) {
            Rediscount storage r = _storage().rediscounts[lots[k]];
            r.state = State(Stages.SETTLE.afterwards());
            amount += r.units.value();
            BILLS.deliver(lots[k], Encumbrance.IN_FINANCING, r.centralBank, Trail.DISCOUNTED, instruction, epoch);
        }
        Rediscount memory first = _storage().rediscounts[lots[0]];
        QUOTAS.use(first.bank, first.label, amount);
    }

    function _handBack(LotId id, bytes32 instruction, uint32 epoch) private {
        Rediscount memory r = _storage().rediscounts[id];
        _storage().rediscounts[id].state = State(Stages.HAND_BACK.afterwards());
        emit RediscountRedeemed(id, r.bank, instruction, uint40(block.timestamp));
        QUOTAS.repay(r.bank, r.label, r.units.value());
        uint16 reason = Encumbrance.IN_FINANCING | Encumbrance.AWAITING_REDEMPTION;
        BILLS.deliver(id, reason, r.bank, Trail.REPURCHASED, instruction, epoch);
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32, bytes32 subject) external onlySettlement {
        uint40 time = uint40(block.timestamp);
        if (!_isLot(subject)) {
            _release(subject, time);
            return;
        }
        LotId id = LotId.wrap(uint256(subject));
        _storage().rediscounts[id].state = State(Stages.RELEASE_REDEMPTION.afterwards());
        emit RediscountRedemptionReleased(id, time);
        BILLS.release(id, Encumbrance.IN_FINANCING);
    }

    /// @dev There was no cash: lots and quota are as before the approval.
    // The ledger and the quotas know no way back into their desks.
    // slither-disable-next-line reentrancy-no-eth
    function _release(bytes32 run, uint40 time) private {
        LotId[] memory lots = _storage().runs[run];
        delete _storage().runs[run];
        emit RediscountReleased(run, time);
        Rediscount memory first = _storage().rediscounts[lots[0]];
        uint16 reason = Encumbrance.IN_FINANCING;
        if (first.redeemUntil != 0) reason |= Encumbrance.AWAITING_REDEMPTION;
        uint64 amount = 0;
        for (uint256 k = 0; k < lots.length; ++k) {
            amount += _storage().rediscounts[lots[k]].units.value();
            delete _storage().rediscounts[lots[k]];
            BILLS.release(lots[k], reason);
        }
        QUOTAS.unreserve(first.bank, first.label, amount);
    }

    /// @dev In the currency of the lot's bill.
    function _instruct(LotId id, ISettlement.Order memory order, uint32 epoch) private returns (bytes32) {
        order.currency = BILLS.instrumentAt(id.instrumentOf()).currency;
        return SETTLEMENT.instruct(order, epoch);
    }

    /// @dev The name of a lot has 136 bits; a run has that few never.
    function _isLot(bytes32 subject) private pure returns (bool) {
        return uint256(subject) >> 136 == 0;
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IRediscountWindow
    function check(
        MemberId bank,
        Terms calldata terms,
        Bill[] calldata bills
    ) external view returns (Check[] memory checks) {
        uint32 epoch = RULE_BOOK.epochAt(uint40(block.timestamp));
        RediscountRules memory rules = readRediscountRules(RULE_BOOK, terms.label, epoch);
        checks = new Check[](bills.length);
        for (uint256 k = 0; k < bills.length; ++k) {
            checks[k] = _judge(BILLS, bank, terms, bills[k], rules);
        }
    }

    /// @inheritdoc IRediscountWindow
    function rediscountOf(LotId lot) external view returns (Rediscount memory) {
        return _storage().rediscounts[lot];
    }

    /// @inheritdoc IRediscountWindow
    function mandateOf(MemberId centralBank) external view returns (Mandate memory) {
        return _storage().mandates[centralBank];
    }

    // ------------------------------------------------------------------------------------------ private

    function _rulesFor(uint256 count, Label label, uint32 epoch) private view returns (RediscountRules memory rules) {
        rules = readRediscountRules(RULE_BOOK, label, epoch);
        if (count == 0 || count > rules.mostBills) revert RediscountCountInvalid(count, rules.mostBills);
    }

    function _lotsOf(LotRef[] memory refs) private pure returns (LotId[] memory lots) {
        lots = new LotId[](refs.length);
        for (uint256 k = 0; k < refs.length; ++k) {
            lots[k] = refs[k].lot;
        }
    }

    function _deal(Terms calldata terms, LotRef memory ref) private pure returns (bytes32) {
        return keccak256(abi.encode(terms, ref.lot, ref.trail));
    }

    function _storage() private pure returns (RediscountStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
